package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Softmax;

/**
 * How far faster kernels of float32 may be from the portable ones, as a part of the largest value of the tensor.
 *
 * <p>Both add n products in fp32 in different orders; the difference of two such sums of random numbers grows with √n, in units of
 * the last place (6e-8) of the largest.
 */
public final class Tolerance {
    /**
     * What bfloat16 adds: it keeps 8 bits, so each factor of a product and each result is off by up to 2⁻⁹ of itself. Sums are taken in
     * fp32, and the errors of their terms are independent of each other.
     */
    public static final double BFLOAT16 = 0.008;

    private static final double SUM = 4e-7;
    private static final double NOTHING = 1e-12; // where all that is expected is zero, no part of it is anything

    private Tolerance() {}

    /** What an op of the vocabulary may be off by; 0 where it does no arithmetic. */
    public static double of(Op op) {
        return switch (op) {
            case Conv conv -> sum(conv.w().shape().itemSize());
            case ConvData data ->
                sum(data.forward().w().shape().size() / data.dx().shape().dim(3));
            case ConvWeights weights ->
                sum(weights.dy().shape().size() / weights.dy().shape().dim(3));
            case Gemm gemm -> sum(gemm.x().shape().dim(1));
            case GemmData data -> sum(data.dy().shape().dim(1));
            case GemmWeights weights -> sum(weights.dy().shape().dim(0));
            case AveragePool pool -> sum(pool.window().area());
            case AveragePoolGradient pool -> sum(pool.forward().window().area());
            case MaxPoolGradient pool -> sum(pool.forward().window().area());
            case Lrn lrn -> 4e-6; // a power: the portable one is correct to a bit
            case LrnGradient lrn -> 8e-6; // powers and a sum
            case Softmax softmax -> 2e-6; // an exponential and a sum
            default -> 0; // no arithmetic: comparisons, copies
        };
    }

    private static double sum(int terms) {
        return SUM * (1 + Math.sqrt(terms));
    }

    /**
     * Compares what two runs have left in a tensor.
     *
     * @param tolerance a part of the largest value that is expected
     * @throws AssertionError that names the worst place
     */
    public static void check(Tensor tensor, float[] expected, float[] found, double tolerance) {
        assertEquals(expected.length, found.length);
        double largest = 0;
        double worst = 0;
        int at = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double difference = Math.abs((double) expected[i] - found[i]);
            if (!Double.isNaN(worst) && !(difference <= worst)) { // NaN is worst, whatever comes behind it
                worst = difference;
                at = i;
            }
        }
        String message = String.format(
                Locale.ROOT,
                "%s: at %d expected %g, found %g; %g of the largest value %g, allowed %g",
                tensor,
                at,
                expected[at],
                found[at],
                worst / largest,
                largest,
                tolerance);
        assertTrue(worst <= tolerance * largest + NOTHING, message);
    }
}
