package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import lamina.api.kernel.Kernel;
import lamina.ops.Lrn;
import lamina.ops.MaxPool;
import lamina.ops.Window;

/** Runs {@link LrnPoolGradient}: one iteration computes a row of the gradient. */
final class LrnPoolGradientKernel implements Kernel {
    private final NormalizedMaps maps;
    private final MemorySegment x;
    private final MemorySegment winners;
    private final MemorySegment dy;
    private final MemorySegment dx;
    private final Window window;
    private final int height;
    private final int outHeight;
    private final int outWidth;
    private final int rows;
    private final float factor; // 2 · alpha · beta / size
    private final ThreadLocal<Workspace> workspace;

    LrnPoolGradientKernel(
            Lrn lrn, MaxPool pool, MemorySegment x, MemorySegment winners, MemorySegment dy, MemorySegment dx) {
        this.maps = NormalizedMaps.of(lrn);
        this.x = x;
        this.winners = winners;
        this.dy = dy;
        this.dx = dx;
        this.window = pool.window();
        this.height = pool.x().shape().dim(1);
        this.outHeight = pool.y().shape().dim(1);
        this.outWidth = pool.y().shape().dim(2);
        this.rows = pool.x().shape().dim(0) * height;
        this.factor = 2 * lrn.alpha() * lrn.beta() / lrn.size();
        this.workspace = ThreadLocal.withInitial(() -> new Workspace(maps));
    }

    /** What a thread works with, all for one row. */
    private static final class Workspace {
        final float[] gradient; // with respect to the normalization's output
        final float[] squares;
        final float[] own; // dy · s^-0.75
        final float[] crossed; // dy · x · s^-1.75, which the neighbours sum up

        Workspace(NormalizedMaps maps) {
            gradient = new float[maps.width() * maps.channels()];
            squares = maps.padded();
            own = maps.padded();
            crossed = maps.padded();
        }
    }

    int size() {
        return rows;
    }

    @Override
    public void run(int from, int to) {
        Workspace work = workspace.get();
        int rowSize = maps.width() * maps.channels();
        for (int i = from; i < to; i++) {
            handBack(i / height, i % height, work.gradient);
            maps.squares(x, (long) i * rowSize, work.squares);
            for (int w = 0; w < maps.width(); w++) {
                prepare(work, (long) i * rowSize, w);
            }
            for (int w = 0; w < maps.width(); w++) {
                finish(work, (long) i * rowSize, w);
            }
        }
    }

    /** A row of the gradient with respect to the normalization's output: each window hands its own to the place that won. */
    private void handBack(int picture, int h, float[] gradient) {
        Arrays.fill(gradient, 0);
        int first = Math.max(0, (h - window.kernelHeight() + window.strideHeight()) / window.strideHeight());
        int last = Math.min(outHeight - 1, h / window.strideHeight());
        for (int p = first; p <= last; p++) {
            long row = ((long) picture * outHeight + p) * outWidth;
            int place = (h - p * window.strideHeight()) * window.kernelWidth(); // the first of the window in this row
            for (int q = 0; q < outWidth; q++) {
                int to = q * window.strideWidth() * maps.channels();
                for (int c = 0; c < maps.channels(); c += Halves.LANES) {
                    handBack((row + q) * maps.channels() + c, place, gradient, to + c);
                }
            }
        }
    }

    /** What sixteen channels of a window hand to one of its rows. */
    private void handBack(long from, int place, float[] gradient, int to) {
        IntVector winner = Halves.loadBytes(winners, from);
        IntVector bits = Halves.load(dy, from).reinterpretAsInts();
        for (int k = 0; k < window.kernelWidth(); k++) {
            VectorMask<Integer> won = winner.compare(VectorOperators.EQ, place + k);
            FloatVector handed = IntVector.zero(Halves.INTS).blend(bits, won).reinterpretAsFloats();
            int at = to + k * maps.channels();
            FloatVector.fromArray(Halves.FLOATS, gradient, at).add(handed).intoArray(gradient, at);
        }
    }

    private void prepare(Workspace work, long row, int w) {
        for (int c = 0; c < maps.channels(); c += Halves.LANES) {
            int at = maps.at(w) + c;
            int place = w * maps.channels() + c;
            FloatVector root = FourthRoot.inverse(maps.sums(work.squares, at));
            FloatVector square = root.mul(root);
            FloatVector value = Halves.load(x, row + place);
            FloatVector own = FloatVector.fromArray(Halves.FLOATS, work.gradient, place)
                    .mul(square)
                    .mul(root);
            own.intoArray(work.own, at);
            own.mul(value).mul(square).mul(square).intoArray(work.crossed, at);
        }
    }

    /** dx = dy · s<sup>−0.75</sup> − factor · x · Σ …, where x, the output of a ReLU, is above 0. */
    private void finish(Workspace work, long row, int w) {
        for (int c = 0; c < maps.channels(); c += Halves.LANES) {
            int at = maps.at(w) + c;
            long to = row + (long) w * maps.channels() + c;
            FloatVector value = Halves.load(x, to);
            FloatVector neighbours = NormalizedMaps.windows(work.crossed, at);
            FloatVector gradient = FloatVector.fromArray(Halves.FLOATS, work.own, at)
                    .sub(neighbours.mul(value).mul(factor));
            VectorMask<Float> passed = value.compare(VectorOperators.GT, 0f);
            Halves.store(FloatVector.zero(Halves.FLOATS).blend(gradient, passed), dx, to);
        }
    }
}
