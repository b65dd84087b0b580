package lamina.core.data;

import lamina.api.ConfigurationException;
import lamina.api.DataException;

/**
 * The arithmetic of an epoch. Its rows are all views of the first picture, then of the second …; a batch is so many rows; a ticket is the
 * work of one thread at a time, a few pictures of a batch with all their views.
 *
 * @param pictures different ones, the first of the examples
 * @param views of each picture, one after the other
 * @param batch rows in a batch
 * @param batches in an epoch
 * @param classes labels are below it
 * @param threads that share the work
 * @param shuffled whether each epoch has another order
 * @param seed of the order
 */
public record EpochPlan(
        int pictures, int views, int batch, int batches, int classes, int threads, boolean shuffled, long seed) {
    private static final int PORTIONS = 4; // of each thread in a batch, so that they end it together
    private static final int LARGEST = 16; // pictures: enough that the ring's lock is not felt

    /**
     * For training: another order each epoch, only whole batches.
     *
     * @param views that the pipeline makes of a picture
     * @param threads that share the work; 0: one for each processor
     * @throws DataException if there is not even one batch of pictures
     * @throws ConfigurationException if there are several views of a picture
     */
    public static EpochPlan training(int pictures, int views, int batch, int classes, int threads, long seed) {
        if (views != 1) { // all but the first would be dropped without a word
            throw new ConfigurationException("the augmentations of training make " + views
                    + " views of a picture, expected 1: several views are averaged in evaluation. Move ten-crop and its like"
                    + " to \"evaluate\" of \"augment\"; in \"train\" take random-crop");
        }
        if (pictures < batch) {
            throw new DataException("the training split has " + pictures + " pictures, fewer than one batch of "
                    + batch + ": set the batch (\"train\": {\"batch\": …}) to " + Math.max(1, pictures)
                    + " or less, or add pictures");
        }
        return new EpochPlan(pictures, 1, batch, pictures / batch, classes, workers(threads), true, seed);
    }

    /**
     * For evaluation: the pictures in their own order; the last batch may be short.
     *
     * @param views that the pipeline makes of a picture
     * @param threads that share the work; 0: one for each processor
     */
    public static EpochPlan evaluation(int pictures, int views, int batch, int classes, int threads) {
        int batches = Math.toIntExact(((long) pictures * views + batch - 1) / batch);
        return new EpochPlan(pictures, views, batch, batches, classes, workers(threads), false, 0);
    }

    private static int workers(int threads) {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** Writes which picture comes when. */
    void order(int[] order, int epoch) {
        if (shuffled) {
            Permutation.fill(order, seed, epoch);
        } else {
            Permutation.natural(order);
        }
    }

    /** Tickets in a full batch. */
    int tickets() {
        return tickets(batch);
    }

    long ticketsInEpoch() {
        return batches == 0 ? 0 : (batches - 1L) * tickets() + tickets(rows(batches - 1L));
    }

    private int tickets(int rows) {
        return (rows + portion() - 1) / portion();
    }

    /** Rows in a full ticket. */
    private int portion() {
        return views * Math.clamp(batch / ((long) views * threads * PORTIONS), 1, LARGEST);
    }

    /** Rows in a batch: all but in an evaluation's last. */
    int rows(long number) {
        return (int) Math.min(batch, (long) pictures * views - number * batch);
    }

    long batchOf(long ticket) {
        return ticket / tickets();
    }

    /** The place in the epoch of the first row of the ticket's batch. */
    long firstRow(long ticket) {
        return batchOf(ticket) * batch;
    }

    /** The first row of the ticket within its batch. */
    int rowFrom(long ticket) {
        return (int) (ticket % tickets()) * portion();
    }

    /** The row of the batch behind the ticket's last. */
    int rowTo(long ticket) {
        return Math.min(rowFrom(ticket) + portion(), rows(batchOf(ticket)));
    }

    /** Refuses a label that no class has. */
    void check(int label, String example) {
        if (label < 0 || label >= classes) {
            throw new DataException(example + " has label " + label + ", but there are " + classes + " classes, 0 to "
                    + (classes - 1) + ": correct the label, or the dataset's list of classes");
        }
    }
}
