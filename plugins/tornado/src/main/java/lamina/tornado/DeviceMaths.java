package lamina.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;

/** What rewritten kernels call where TornadoVM's own functions are not the best. Public only because they are code of their own. */
public final class DeviceMaths {
    private DeviceMaths() {}

    /** x<sup>y</sup>; y is a constant in each kernel, so that a compiler leaves one of the two ways. */
    public static float pow(float x, float y) {
        if (y == -0.75f) { // the exponent of AlexNet's normalization
            float root = TornadoMath.sqrt(x);
            return 1f / (root * TornadoMath.sqrt(root));
        }
        return TornadoMath.pow(x, y);
    }

    /** As Java has it: not a number if one of them is none, where a device's own gives the other. */
    public static float max(float x, float y) {
        return x > y ? x : isNumber(x) ? y : x;
    }

    /** As {@link #max(float, float)} for the smaller one. */
    public static float min(float x, float y) {
        return x < y ? x : isNumber(x) ? y : x;
    }

    @SuppressWarnings("IdentityBinaryExpression") // Float.isNaN is more than a device's compiler understands
    private static boolean isNumber(float x) {
        return x == x;
    }

    /** Of whole numbers it is the same everywhere. */
    public static int max(int x, int y) {
        return Math.max(x, y);
    }

    /** Of whole numbers it is the same everywhere. */
    public static int min(int x, int y) {
        return Math.min(x, y);
    }
}
