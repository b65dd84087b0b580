package lamina.core.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few batches that are filled in turn, and who may work on which: hands out the tickets of an epoch in order, as far ahead as there are
 * batches free, and says when one is complete. A batch consists of {@code tickets} tickets, the last one of an epoch perhaps of fewer.
 * Nobody spins.
 */
final class Ring {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition ready = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final List<Batch> slots;
    private final int tickets;
    private final int[] left; // tickets of the batch in each slot that are not done yet
    private long issued;
    private long limit;
    private long released; // batches whose slots are free again
    private int busy;
    private boolean closed;
    private Optional<Throwable> failure = Optional.empty();

    Ring(List<Batch> slots, int tickets) {
        this.slots = slots;
        this.tickets = tickets;
        this.left = new int[slots.size()];
    }

    /** The next ticket, for a worker; waits for it. Negative when there will be no more. */
    long take() {
        lock.lock();
        try {
            while (!closed && !available()) {
                work.awaitUninterruptibly();
            }
            if (closed) {
                return -1;
            }
            if (issued % tickets == 0) {
                left[slot(issued / tickets)] = (int) Math.min(tickets, limit - issued);
            }
            busy++;
            return issued++;
        } finally {
            lock.unlock();
        }
    }

    private boolean available() {
        return failure.isEmpty() && issued < limit && issued / tickets < released + left.length;
    }

    /** A worker has finished a ticket. */
    void done(long ticket) {
        lock.lock();
        try {
            left[slot(ticket / tickets)]--;
            leave();
        } finally {
            lock.unlock();
        }
    }

    /** A worker could not finish its ticket: nobody gets another, and the first failure is the one that counts. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = failure.or(() -> Optional.of(cause));
            leave();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        busy--;
        ready.signal();
        idle.signal();
    }

    /**
     * Begins an epoch; waits until the workers have dropped what is left of the one before.
     *
     * @param batch the first whose tickets are handed out
     * @param epochTickets how many tickets the whole epoch has
     */
    void start(long batch, long epochTickets) {
        lock.lock();
        try {
            limit = 0;
            while (busy > 0) {
                idle.awaitUninterruptibly();
            }
            failure = Optional.empty();
            issued = Math.min(batch * tickets, epochTickets);
            released = batch;
            limit = epochTickets;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a batch is complete, or something went wrong.
     *
     * @param most nanoseconds
     * @return whether it is so; not if it takes longer
     */
    boolean await(long batch, long most) {
        lock.lock();
        try {
            long left = most;
            while (failure.isEmpty() && !complete(batch) && left > 0) {
                left = ready.awaitNanos(left);
            }
            return failure.isPresent() || complete(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for data");
        } finally {
            lock.unlock();
        }
    }

    /** What went wrong, if something did. */
    Optional<Throwable> failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody wants any more what the workers have in hand: the epoch was left, or all of it. */
    boolean dropped() {
        lock.lock();
        try {
            return closed || limit == 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean complete(long batch) {
        return issued >= Math.min(limit, (batch + 1) * tickets) && left[slot(batch)] == 0;
    }

    /** The slot of the oldest batch is free again. */
    void release() {
        lock.lock();
        try {
            released++;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends the workers home. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where a batch of the epoch lies, while it is filled and taken. */
    Batch batch(long number) {
        return slots.get(slot(number));
    }

    List<Batch> batches() {
        return slots;
    }

    private int slot(long batch) {
        return (int) (batch % left.length);
    }
}
