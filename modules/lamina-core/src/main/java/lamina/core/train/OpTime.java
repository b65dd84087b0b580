package lamina.core.train;

import lamina.api.backend.Placement;

/**
 * How long an op took.
 *
 * @param placement the op and who runs it
 * @param nanoseconds its shortest time, or that of a usual run; 0 if it is done within another
 */
public record OpTime(Placement placement, long nanoseconds) {
    private static final int FLOPS = 2; // a multiplication and an addition

    /** The same in milliseconds. */
    public double milliseconds() {
        return nanoseconds / 1e6;
    }

    /** Thousand million operations on numbers in a second; 0 for an op that does no multiply-adds or has no time of its own. */
    public double gigaflops() {
        return nanoseconds == 0 ? 0 : (double) FLOPS * placement.op().multiplyAdds() / nanoseconds;
    }
}
