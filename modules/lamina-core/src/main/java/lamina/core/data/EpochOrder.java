package lamina.core.data;

/** Which picture comes when in the epoch at hand. Changed while no worker has a ticket; the ring's lock publishes it to them. */
final class EpochOrder {
    private final EpochPlan plan;
    private final int[] order;
    private volatile int epoch;

    EpochOrder(EpochPlan plan) {
        this.plan = plan;
        this.order = new int[plan.pictures()];
    }

    void begin(int number) {
        epoch = number;
        plan.order(order, number);
    }

    int epoch() {
        return epoch;
    }

    /** Which example comes at a place. */
    int at(int place) {
        return order[place];
    }

    int size() {
        return order.length;
    }
}
