package lamina.testkit;

import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/**
 * Compares the gradients of a plugin with central differences of L = &Sigma; y &middot; dy, along directions: along the gradient itself
 * and along random ones. Single coordinates would drown in the rounding of 32-bit arithmetic.
 */
final class GradientCheck {
    private static final int RANDOM_DIRECTIONS = 3;

    /**
     * Lengths of a step along a direction: the first is the least disturbed by rounding, the others are for functions with kinks (ReLU,
     * maxima), where a long step may cross one. A wrong gradient agrees with none.
     */
    private static final double[] STEPS = {2e-2, 4e-3, 1e-3};

    private final Built built;
    private final Program program;
    private final double tolerance;
    private final Samples samples = new Samples(3);
    private final float[] dy;

    /** For a program whose inputs and parameters are set; {@code tolerance} is relative to the gradient's length. */
    GradientCheck(Built built, Program program, double tolerance) {
        this.built = built;
        this.program = program;
        this.tolerance = tolerance;
        dy = samples.gaussian(built.dy().shape(), 1);
        if (built.graph().tensors().contains(built.dy())) {
            Memories.write(program, built.dy(), dy);
        }
    }

    void all() {
        built.gradients().forEach(this::one);
    }

    private void one(Tensor tensor, Tensor gradientTensor) {
        if (!built.graph().tensors().contains(gradientTensor) || gradientTensor.equals(built.dy())) {
            return; // a layer that does nothing: the gradient is dy itself
        }
        float[] at = Memories.floats(program, tensor);
        program.run(Built.RUN);
        float[] gradient = Memories.floats(program, gradientTensor);
        double length = length(gradient);
        if (length > 0) {
            along(tensor, at, gradient, gradient, length);
        }
        for (int i = 0; i < RANDOM_DIRECTIONS; i++) {
            along(tensor, at, gradient, samples.gaussian(tensor.shape(), 1), length);
        }
        Memories.write(program, tensor, at);
    }

    private void along(Tensor tensor, float[] at, float[] gradient, float[] direction, double length) {
        double analytic = dot(gradient, direction) / length(direction);
        double numeric = Double.NaN;
        for (double step : STEPS) {
            numeric = difference(tensor, at, direction, step);
            if (Math.abs(numeric - analytic) <= tolerance * Math.max(length, 1e-3)) {
                return;
            }
        }
        throw new AssertionError("gradient with respect to " + tensor + ": the op says " + analytic
                + " along a direction where differences say " + numeric + "; its length is " + length);
    }

    private double difference(Tensor tensor, float[] at, float[] direction, double step) {
        double unit = step / length(direction);
        double rise = loss(tensor, moved(at, direction, unit)) - loss(tensor, moved(at, direction, -unit));
        return rise / (2 * step);
    }

    private double loss(Tensor tensor, float[] values) {
        Memories.write(program, tensor, values);
        program.run(Built.RUN);
        return dot(Memories.floats(program, built.output()), dy);
    }

    private static float[] moved(float[] at, float[] direction, double by) {
        float[] moved = new float[at.length];
        for (int i = 0; i < at.length; i++) {
            moved[i] = (float) (at[i] + by * direction[i]);
        }
        return moved;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double length(float[] a) {
        return Math.sqrt(dot(a, a));
    }
}
