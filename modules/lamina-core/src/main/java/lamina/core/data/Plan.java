package lamina.core.data;

import lamina.api.DataException;

/**
 * The arithmetic of an epoch. Its rows are all views of the first picture, then of the second …; a batch is so many rows; a ticket is the
 * work of one worker at a time, {@code portion} rows of a batch: a few pictures with all their views.
 */
record Plan(int pictures, int views, int batch, int batches, int portion, int classes, boolean shuffled, long seed) {
    private static final int PORTIONS = 4; // of each worker in a batch, so that they end it together
    private static final int LARGEST = 16; // pictures: enough that the ring's lock is not felt

    static Plan training(int pictures, int batch, int classes, int threads, long seed) {
        return new Plan(pictures, 1, batch, pictures / batch, portion(1, batch, threads), classes, true, seed);
    }

    static Plan evaluation(int pictures, int views, int batch, int classes, int threads) {
        int batches = Math.toIntExact(((long) pictures * views + batch - 1) / batch);
        return new Plan(pictures, views, batch, batches, portion(views, batch, threads), classes, false, 0);
    }

    private static int portion(int views, int batch, int threads) {
        return views * Math.clamp(batch / ((long) views * threads * PORTIONS), 1, LARGEST);
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
        return (rows + portion - 1) / portion;
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
        return (int) (ticket % tickets()) * portion;
    }

    /** The row of the batch behind the ticket's last. */
    int rowTo(long ticket) {
        return Math.min(rowFrom(ticket) + portion, rows(batchOf(ticket)));
    }

    /** Refuses a label that no class has. */
    void check(int label, String example) {
        if (label < 0 || label >= classes) {
            throw new DataException(example + " has label " + label + ", but there are " + classes + " classes, 0 to "
                    + (classes - 1) + ": correct the label, or the dataset's list of classes");
        }
    }
}
