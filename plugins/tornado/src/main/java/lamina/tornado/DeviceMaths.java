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
}
