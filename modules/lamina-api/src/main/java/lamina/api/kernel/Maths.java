package lamina.api.kernel;

/** The functions that kernels may call, in {@code float}; each backend has its own form of them. */
public final class Maths {
    private Maths() {}

    /** e<sup>x</sup>. */
    public static float exp(float x) {
        return (float) Math.exp(x);
    }

    /** The natural logarithm. */
    public static float log(float x) {
        return (float) Math.log(x);
    }

    /** x<sup>y</sup>, to within 2 units in the last place. */
    public static float pow(float x, float y) {
        if (y == -0.75f) { // the exponent of AlexNet's normalization: two square roots are ten times as fast
            double root = Math.sqrt(x);
            return (float) (1 / (root * Math.sqrt(root)));
        }
        return (float) Math.pow(x, y);
    }

    /** The square root. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /** The hyperbolic tangent. */
    public static float tanh(float x) {
        return (float) Math.tanh(x);
    }

    /** The cosine of an angle in radians. */
    public static float cos(float x) {
        return (float) Math.cos(x);
    }

    /** The largest whole number not above x. */
    public static float floor(float x) {
        return (float) Math.floor(x);
    }
}
