package lamina.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import lamina.api.kernel.Kernel;

/** {@link lamina.ops.ReluGradient}, which C2 makes a branch of that is guessed wrong half of the time. One iteration is one element. */
record Rectifier(long y, long dy, long dx) implements Kernel {
    @Override
    public void run(int from, int to) {
        int i = from;
        for (; i + Lanes.LENGTH <= to; i += Lanes.LENGTH) {
            FloatVector zero = FloatVector.zero(Lanes.FLOATS);
            FloatVector gradient = Lanes.load(dy + 4L * i);
            Lanes.store(zero.blend(gradient, Lanes.load(y + 4L * i).compare(VectorOperators.GT, 0f)), dx + 4L * i);
        }
        for (; i < to; i++) {
            Lanes.set(dx + 4L * i, Lanes.get(y + 4L * i) > 0 ? Lanes.get(dy + 4L * i) : 0);
        }
    }
}
