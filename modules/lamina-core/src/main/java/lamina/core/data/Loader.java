package lamina.core.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.data.Examples;
import lamina.api.graph.Shape;

/**
 * Batches that are filled ahead of whoever takes them: worker threads read, decode and augment into a ring of them in native memory. Any
 * number of threads gives the same batches. Used by one thread; started again for each epoch.
 */
public final class Loader implements AutoCloseable {
    private static final long ASKED_NANOS = 100_000_000L;
    private static final int SLOTS = 2; // one in use, one being filled: of AlexNet's, each has 79 MB

    private final Examples examples;
    private final EpochPlan plan;
    private final BadPictures bad;
    private final EpochOrder order;
    private final Arena arena = Arena.ofShared();
    private final Ring ring;
    private final Workers workers;
    private long next;
    private boolean held; // the taker has a batch
    private long waitedNanos;

    /**
     * A loader that passes over no picture: a damaged one ends its epoch.
     *
     * @param pipeline makes as many views of a picture as the plan has
     */
    public Loader(Examples examples, Pipeline pipeline, EpochPlan plan) {
        this(examples, pipeline, plan, BadPictures.none());
    }

    /**
     * A loader for training that may pass over damaged pictures. Such a picture gives its place to the one that follows it in the order
     * of the epoch, or if that is damaged too to the next, so that what a batch holds still follows from seed and epoch. An evaluation
     * must not: its error would be that of other pictures.
     *
     * @param pipeline makes as many views of a picture as the plan has
     * @param bad counts the damaged pictures
     */
    public Loader(Examples examples, Pipeline pipeline, EpochPlan plan, BadPictures bad) {
        this.examples = examples;
        this.plan = plan;
        this.bad = bad;
        this.order = new EpochOrder(plan);
        this.ring = new Ring(
                Stream.generate(() -> new Batch(plan.batch(), pipeline.picture(), arena))
                        .limit(SLOTS)
                        .toList(),
                plan.tickets());
        this.workers =
                new Workers(plan.threads(), () -> new Worker(examples, pipeline.bench(), plan, order, bad, ring));
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
        order.begin(number);
        next = batch;
        held = false;
        ring.batches().forEach(Batch::takeBad); // of what was left of the epoch before
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
        Batch batch = ring.batch(next);
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
        workers.join();
        if (arena.scope().isAlive()) {
            arena.close();
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
