package lamina.onednn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * s<sup>−1/4</sup>, of which AlexNet's normalization wants the third power, and the fourth for its gradient. Square roots and a division
 * take three times as long.
 */
final class FourthRoot {
    /** Makes the halved exponent of a number that of its root, and its digits the best that shifting can do: off by less than 4 %. */
    private static final int GUESS = 0x4F58CAE5;

    private FourthRoot() {}

    /** Two steps of Newton's method for y<sup>−4</sup> − s = 0: to within 3·10<sup>−5</sup>, where bfloat16 keeps 4·10<sup>−3</sup>. */
    static FloatVector inverse(FloatVector s) {
        IntVector bits = s.reinterpretAsInts().lanewise(VectorOperators.ASHR, 2);
        FloatVector guess = IntVector.broadcast(Halves.INTS, GUESS).sub(bits).reinterpretAsFloats();
        FloatVector quarter = s.mul(-0.25f);
        return step(step(guess, quarter), quarter);
    }

    private static FloatVector step(FloatVector y, FloatVector quarter) {
        FloatVector square = y.mul(y);
        FloatVector correction = square.mul(square).fma(quarter, FloatVector.broadcast(Halves.FLOATS, 1.25f));
        return y.mul(correction);
    }
}
