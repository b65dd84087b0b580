package lamina.core.survey;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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
    private static final long ASKED_MILLIS = 100;
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
                        running.add(workers.submit(() -> block(from, block.get(), visit, workers::isShutdown)));
                    }
                    Optional<P> next = result(running.remove(), going.stop());
                    if (next.isEmpty()) {
                        return false;
                    }
                    whole.accept(next.get());
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

    /** @param left whether nobody wants it any more: threads are interrupted too, but a plugin may take that for itself */
    private <P> P block(int from, P block, Visit<P> visit, BooleanSupplier left) {
        for (int i = from; i < Math.min(size, from + BLOCK) && !left.getAsBoolean(); i++) {
            visit.visit(i, block);
        }
        return block;
    }

    /** Empty if it is wanted no longer. */
    private static <P> Optional<P> result(Future<P> block, BooleanSupplier stop) {
        while (true) {
            try {
                return Optional.of(block.get(ASKED_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while looking at a dataset");
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
