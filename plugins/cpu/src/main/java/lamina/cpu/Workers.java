package lamina.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import lamina.api.kernel.Kernel;

/**
 * Runs kernels on a fixed set of threads of which the caller is one. Whoever is free takes the next range of iterations; since any cut
 * gives the same result, so does any number of threads. Nothing is allocated per run.
 */
final class Workers implements AutoCloseable {
    /** Ranges per thread: enough that a thread which was disturbed is waited for by little. */
    private static final int RANGES = 8;

    /** Turns of waiting before a thread sleeps: some 20 µs, about what a wake-up costs. */
    private static final int TURNS = 1000;

    private final Thread[] threads;
    private final AtomicInteger next = new AtomicInteger(); // first iteration nobody has taken
    private final AtomicInteger busy = new AtomicInteger(); // threads that may still run the kernel
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Kernel kernel = (from, to) -> {};
    private int size;
    private int range;
    private Thread caller = Thread.currentThread();
    private final AtomicInteger round = new AtomicInteger(); // publishes the fields above
    private volatile boolean closed;

    Workers(int count) {
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    Thread.ofPlatform().daemon().name("lamina-cpu-" + (i + 1)).start(this::serve);
        }
    }

    int count() {
        return threads.length + 1;
    }

    /** Runs iterations 0 to {@code size}; what a kernel throws on any thread is thrown here. */
    void run(Kernel kernel, int size) {
        int range = (int) (((long) size + (long) count() * RANGES - 1) / ((long) count() * RANGES));
        if (threads.length == 0 || range >= size) {
            kernel.run(0, size);
            return;
        }
        start(kernel, size, range);
        take();
        awaitOthers();
        rethrow(failure.getAndSet(null));
    }

    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case null -> {} // all is well
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown); // smuggled past the compiler
        }
    }

    private void start(Kernel kernel, int size, int range) {
        this.kernel = kernel;
        this.size = size;
        this.range = range;
        caller = Thread.currentThread();
        next.set(0);
        busy.set(threads.length);
        round.incrementAndGet();
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }

    private void take() {
        try {
            for (int from = next.getAndAdd(range); from >= 0 && from < size; from = next.getAndAdd(range)) {
                kernel.run(from, from + Math.min(range, size - from));
            }
        } catch (Throwable thrown) {
            next.set(size); // nobody needs the rest
            failure.compareAndSet(null, thrown);
        }
    }

    private void awaitOthers() {
        for (int turn = 0; busy.get() > 0; turn++) {
            pause(turn);
        }
    }

    private void serve() {
        for (int seen = 0; awaitRound(seen); seen++) {
            take();
            if (busy.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    private boolean awaitRound(int seen) {
        for (int turn = 0; round.get() == seen && !closed; turn++) {
            pause(turn);
        }
        return !closed;
    }

    private void pause(int turn) {
        if (turn < TURNS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
