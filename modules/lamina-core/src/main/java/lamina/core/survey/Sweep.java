package lamina.core.survey;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Goes over numbered things on several threads: in blocks, each by one thread in order, and what comes of the blocks is put together in
 * their order. So the same numbers are added in the same order by any number of threads.
 *
 * @param size how many things there are
 * @param threads that work
 */
record Sweep(int size, int threads) {
    private static final int BLOCK = 64;
    private static final int AHEAD = 2; // blocks of each thread: a mean picture takes 1.5 MB

    /** Looks at a thing, and adds what it finds to a block. */
    interface Visit<P> {
        void visit(int index, P block);
    }

    /**
     * Goes over all.
     *
     * @param block makes what a block is gathered in
     * @param whole takes the blocks, in order, on the calling thread
     * @return whether it came to the end
     */
    <P> boolean run(Supplier<P> block, Visit<P> visit, Consumer<P> whole, Going going) {
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("lamina-survey-", 1).daemon().factory())) {
            Deque<Future<P>> running = new ArrayDeque<>();
            try {
                int begun = 0;
                for (int done = 0; done < size; done = Math.min(size, done + BLOCK)) {
                    while (begun < size && running.size() < AHEAD * threads) {
                        int from = begun;
                        begun = Math.min(size, from + BLOCK);
                        running.add(workers.submit(() -> block(from, block.get(), visit)));
                    }
                    whole.accept(result(running.remove()));
                    going.progress().done(Math.min(size, done + BLOCK), size);
                    if (going.stop().getAsBoolean()) {
                        return done + BLOCK >= size;
                    }
                }
                return true;
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private <P> P block(int from, P block, Visit<P> visit) {
        for (int i = from;
                i < Math.min(size, from + BLOCK) && !Thread.currentThread().isInterrupted();
                i++) {
            visit.visit(i, block);
        }
        return block;
    }

    private static <P> P result(Future<P> block) {
        try {
            return block.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while looking at a dataset");
        }
    }
}
