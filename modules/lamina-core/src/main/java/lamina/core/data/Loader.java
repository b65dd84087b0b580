package lamina.core.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.data.Examples;
import lamina.api.graph.Shape;

/**
 * Fills batches ahead of whoever takes them: worker threads read, decode and augment into a ring of slots in native memory. Any number
 * of threads gives the same batches. Used by one thread; started again for each epoch.
 */
public final class Loader implements AutoCloseable {
    private static final long ASKED_NANOS = 100_000_000L;
    private static final int SLOTS = 2; // one in use, one being filled: of AlexNet's, each has 79 MB

    private final Examples examples;
    private final Pipeline pipeline;
    private final Plan plan;
    private final BadPictures bad;
    private final int[] order;
    private final Arena arena = Arena.ofShared();
    private final List<Batch> slots;
    private final Ring ring;
    private final List<Thread> workers;
    private volatile int epoch; // published to the workers by the ring's lock
    private long next;
    private boolean held; // the taker has a batch
    private long waitedNanos;

    private Loader(Examples examples, Pipeline pipeline, Plan plan, BadPictures bad, int threads) {
        this.examples = examples;
        this.pipeline = pipeline;
        this.plan = plan;
        this.bad = bad;
        this.order = new int[plan.pictures()];
        this.slots = Stream.generate(() -> new Batch(plan.batch(), pipeline.picture(), arena))
                .limit(SLOTS)
                .toList();
        this.ring = new Ring(SLOTS, plan.tickets());
        this.workers = IntStream.range(0, threads).mapToObj(this::worker).toList();
        workers.forEach(Thread::start);
    }

    /**
     * The native memory that a loader holds, in bytes.
     *
     * @param batch pictures in a batch
     * @param picture [height, width, channels]
     */
    public static long memory(int batch, Shape picture) {
        return (long) SLOTS * batch * picture.size() * Float.BYTES;
    }

    /** A loader for training that passes over no picture. */
    public static Loader training(
            Examples examples, Pipeline pipeline, int classes, int batch, int threads, long seed) {
        return training(examples, pipeline, classes, batch, threads, seed, BadPictures.none());
    }

    /**
     * A loader for training: another order each epoch, only whole batches. A damaged picture gives its place to the one that follows it
     * in the order of the epoch, or if that is damaged too to the next, so that what a batch holds still follows from seed and epoch.
     *
     * @param classes labels are below it
     * @param batch pictures in a batch
     * @param threads that work; 0: one for each processor
     * @param seed of the order
     * @param bad counts the damaged pictures
     * @throws DataException if there is not even one batch of examples
     * @throws ConfigurationException if the pipeline makes several views of a picture
     */
    public static Loader training(
            Examples examples, Pipeline pipeline, int classes, int batch, int threads, long seed, BadPictures bad) {
        if (pipeline.views() != 1) { // all but the first would be dropped without a word
            throw new ConfigurationException("the augmentations of training make " + pipeline.views()
                    + " views of a picture, expected 1: several views are averaged in evaluation. Move ten-crop and its like"
                    + " to \"evaluate\" of \"augment\"; in \"train\" take random-crop");
        }
        if (examples.size() < batch) {
            throw new DataException("the training split has " + examples.size() + " pictures, fewer than one batch of "
                    + batch + ": set the batch (\"train\": {\"batch\": …}) to " + Math.max(1, examples.size())
                    + " or less, or add pictures");
        }
        int workers = workers(threads);
        Plan plan = Plan.training(examples.size(), batch, classes, workers, seed);
        return new Loader(examples, pipeline, plan, bad, workers);
    }

    /**
     * A loader for evaluation: the examples in their own order, each with all its views one after the other; the last batch may be short. No
     * picture is passed over, as an error would be that of other pictures then.
     *
     * @param classes labels are below it
     * @param batch views in a batch
     * @param pictures at most so many, the first ones
     * @param threads that work; 0: one for each processor
     */
    public static Loader evaluation(
            Examples examples, Pipeline pipeline, int classes, int batch, int pictures, int threads) {
        int count = Math.min(pictures, examples.size());
        int workers = workers(threads);
        Plan plan = Plan.evaluation(count, pipeline.views(), batch, classes, workers);
        return new Loader(examples, pipeline, plan, BadPictures.none(), workers);
    }

    private static int workers(int threads) {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** Batches in an epoch. */
    public int batches() {
        return plan.batches();
    }

    /** Different pictures in an epoch. */
    public int pictures() {
        return plan.pictures();
    }

    /** Views of each picture, one after the other. */
    public int views() {
        return plan.views();
    }

    /** Begins an epoch, counted from 1; what is left of the one before is dropped. */
    public void start(int number) {
        start(number, 0);
    }

    /**
     * Begins an epoch in its middle.
     *
     * @param batch the first that is wanted, from 0; none before it is read
     */
    public void start(int number, int batch) {
        if (batch < 0 || batch > plan.batches()) {
            throw new IllegalArgumentException(
                    "the epoch has " + plan.batches() + " batches, so none can be left out up to number " + batch);
        }
        ring.start(0, 0);
        epoch = number;
        next = batch;
        held = false;
        slots.forEach(Batch::takeBad); // of what was left of the epoch before
        plan.order(order, number);
        ring.start(batch, plan.ticketsInEpoch());
    }

    /** Whether the epoch has another batch. */
    public boolean hasNext() {
        return next < plan.batches();
    }

    /**
     * The next batch, waiting for it if need be; it holds until the next call of this method, {@link #start} or {@link #close}.
     *
     * @throws DataException if an example cannot be read, or if more are damaged than may be
     */
    public Batch next() {
        return next(() -> false).orElseThrow();
    }

    /**
     * The next batch, as {@link #next()}, unless it is wanted no longer. However long a batch of slow pictures takes, that is found out
     * soon.
     *
     * @param stop asked now and then while the batch is not there yet: whether to wait no longer
     * @return empty if it was stopped; then the batch is still the next one
     * @throws DataException if an example cannot be read, or if more are damaged than may be
     */
    public Optional<Batch> next(BooleanSupplier stop) {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has only " + plan.batches() + " batches");
        }
        if (held) {
            ring.release();
            held = false;
        }
        long began = System.nanoTime();
        boolean there = await(stop);
        waitedNanos += System.nanoTime() - began;
        if (!there) {
            return Optional.empty();
        }
        ring.failure().ifPresent(Loader::fail);
        Batch batch = slots.get(ring.slot(next));
        held = true;
        bad.add(batch.takeBad());
        return Optional.of(batch.counting(plan.rows(next++)));
    }

    private boolean await(BooleanSupplier stop) {
        while (!ring.await(next, ASKED_NANOS)) {
            if (stop.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** What its dataset calls an example; its number alone, if it cannot be read any more. */
    public String name(int index) {
        try {
            return examples.read(index).name();
        } catch (IOException | RuntimeException e) {
            return "example " + index;
        }
    }

    /** The damaged pictures that the batches taken so far have passed over. */
    public BadPictures bad() {
        return bad;
    }

    /** Seconds that the taker has waited since the loader was made. */
    public double waited() {
        return waitedNanos * 1e-9;
    }

    /** Ends the threads, waits for them, which is for the one picture that each may have in hand, and frees the memory. */
    @Override
    public void close() {
        ring.close();
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true; // they must not write into freed memory, so wait on
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private Thread worker(int number) {
        Thread thread = new Thread(this::work, "lamina-loader-" + (number + 1));
        thread.setDaemon(true);
        return thread;
    }

    private void work() {
        Bench bench = pipeline.bench();
        for (long ticket = ring.take(); ticket >= 0; ticket = ring.take()) {
            LoadEvent event = new LoadEvent();
            event.begin();
            try {
                fill(ticket, bench);
                event.finish(epoch, plan.batchOf(ticket), plan.rowTo(ticket) - plan.rowFrom(ticket), bench.name());
            } catch (Throwable e) { // also errors: whoever takes the batches must not wait for ever
                ring.fail(e);
                continue;
            }
            ring.done(ticket);
        }
    }

    private void fill(long ticket, Bench bench) {
        Batch batch = slots.get(ring.slot(plan.batchOf(ticket)));
        for (int row = plan.rowFrom(ticket); row < plan.rowTo(ticket) && !ring.dropped(); row++) {
            fill(batch, row, plan.firstRow(ticket) + row, bench);
        }
    }

    /** Tries the picture of this place, then those that follow it, until one is sound. */
    private void fill(Batch batch, int row, long place, Bench bench) {
        int first = (int) (place / plan.views());
        int view = (int) (place % plan.views());
        for (int attempt = 0; !fill(batch, row, (first + attempt) % order.length, view, attempt, bench); attempt++) {
            if (attempt == order.length - 1) {
                throw new DataException("every one of the " + order.length + " pictures is damaged");
            }
        }
    }

    private boolean fill(Batch batch, int row, int at, int view, int attempt, Bench bench) {
        try {
            int label = bench.prepare(examples, order[at], at, epoch, view, batch.image(row));
            plan.check(label, bench.name());
            batch.set(row, order[at], view, label);
            return true;
        } catch (BadPicture e) {
            if (attempt >= bad.limit()) { // so many one after the other: no need to wait until they are counted
                throw bad.tooMany(e, "that many come one after the other");
            }
            batch.meet(row, attempt, e);
            return false;
        }
    }

    private static void fail(Throwable cause) {
        switch (cause) {
            case LaminaException known -> throw known;
            case Error error -> throw error;
            default -> throw new DataException("the loader failed: " + cause, cause);
        }
    }
}
