package lamina.core.device;

import java.util.concurrent.locks.LockSupport;

/** How a thread waits for another: for a moment awake, as waking up costs some 20 µs, then asleep until it is unparked. */
final class Waiting {
    private static final int TURNS = 1000; // some 20 µs

    private Waiting() {}

    /** One turn of a loop that looks whether the wait is over; it may end too early. */
    static void pause(int turn, Object blocker) {
        if (turn < TURNS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park(blocker);
        }
    }
}
