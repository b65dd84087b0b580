package lamina.core.data;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The threads of a loader. */
final class Workers {
    private final List<Thread> threads;

    /** Starts them, each with work of its own. */
    Workers(int count, Supplier<Worker> work) {
        this.threads = IntStream.rangeClosed(1, count)
                .mapToObj(number -> thread(number, work.get()))
                .toList();
        threads.forEach(Thread::start);
    }

    private static Thread thread(int number, Worker work) {
        Thread thread = new Thread(work, "lamina-loader-" + number);
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until all have ended, even if it is interrupted: they must not write into memory that is freed after this. */
    void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
