package lamina.core.data;

import lamina.api.DataException;

/**
 * The arithmetic of an epoch. Its rows are all views of the first picture, then of the second …; a batch is so many rows; a ticket is the
 * work of one worker at a time: as many rows of a batch as a picture has views, so that a picture is decoded by at most two.
 */
record Plan(int pictures, int views, int batch, int batches, int classes, boolean shuffled, long seed) {

    static Plan training(int pictures, int batch, int classes, long seed) {
        int batches = pictures / batch;
        return new Plan(pictures, 1, batch, batches, classes, true, seed);
    }

    static Plan evaluation(int pictures, int views, int batch, int classes) {
        int batches = Math.toIntExact(((long) pictures * views + batch - 1) / batch);
        return new Plan(pictures, views, batch, batches, classes, false, 0);
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
        return (rows + views - 1) / views;
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
        return (int) (ticket % tickets()) * views;
    }

    /** The row of the batch behind the ticket's last. */
    int rowTo(long ticket) {
        return Math.min(rowFrom(ticket) + views, rows(batchOf(ticket)));
    }

    /** Refuses a label that no class has. */
    void check(int label, String example) {
        if (label < 0 || label >= classes) {
            throw new DataException(example + " has label " + label + ", but there are " + classes + " classes, 0 to "
                    + (classes - 1) + ": correct the label, or the dataset's list of classes");
        }
    }
}
