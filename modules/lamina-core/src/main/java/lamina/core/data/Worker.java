package lamina.core.data;

import lamina.api.DataException;
import lamina.api.data.Examples;

/**
 * One thread's part of a loader: takes tickets, and fills the rows that they stand for. A damaged picture gives its place to the one that
 * follows it in the order of the epoch.
 */
final class Worker implements Runnable {
    private final Examples examples;
    private final Bench bench;
    private final EpochPlan plan;
    private final EpochOrder order;
    private final BadPictures bad;
    private final Ring ring;

    Worker(Examples examples, Bench bench, EpochPlan plan, EpochOrder order, BadPictures bad, Ring ring) {
        this.examples = examples;
        this.bench = bench;
        this.plan = plan;
        this.order = order;
        this.bad = bad;
        this.ring = ring;
    }

    @Override
    public void run() {
        for (long ticket = ring.take(); ticket >= 0; ticket = ring.take()) {
            LoadEvent event = new LoadEvent();
            event.begin();
            try {
                fill(ticket);
                event.finish(
                        order.epoch(), plan.batchOf(ticket), plan.rowTo(ticket) - plan.rowFrom(ticket), bench.name());
            } catch (Throwable e) { // also errors: whoever takes the batches must not wait for ever
                ring.fail(e);
                continue;
            }
            ring.done(ticket);
        }
    }

    private void fill(long ticket) {
        Batch batch = ring.batch(plan.batchOf(ticket));
        for (int row = plan.rowFrom(ticket); row < plan.rowTo(ticket) && !ring.dropped(); row++) {
            fill(batch, row, plan.firstRow(ticket) + row);
        }
    }

    /** Tries the picture of this place, then those that follow it, until one is sound. */
    private void fill(Batch batch, int row, long place) {
        int first = (int) (place / plan.views());
        int view = (int) (place % plan.views());
        for (int attempt = 0; !fill(batch, row, (first + attempt) % order.size(), view, attempt); attempt++) {
            if (attempt == order.size() - 1) {
                throw new DataException("every one of the " + order.size() + " pictures is damaged");
            }
        }
    }

    private boolean fill(Batch batch, int row, int at, int view, int attempt) {
        try {
            int label = bench.prepare(examples, order.at(at), at, order.epoch(), view, batch.image(row));
            plan.check(label, bench.name());
            batch.set(row, order.at(at), view, label);
            return true;
        } catch (BadPicture e) {
            if (attempt >= bad.limit()) { // so many one after the other: no need to wait until they are counted
                throw bad.tooMany(e, "that many come one after the other");
            }
            batch.meet(row, attempt, e);
            return false;
        }
    }
}
