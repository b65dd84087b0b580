package lamina.onednn;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
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
        final float[] squares;
        final float[] own; // dy · s^-0.75
        final float[] crossed; // dy · x · s^-1.75, which the neighbours sum up

        Workspace(NormalizedMaps maps) {
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
            maps.squares(x, (long) i * rowSize, work.squares);
            for (int w = 0; w < maps.width(); w++) {
                for (int c = 0; c < maps.channels(); c += Halves.LANES) {
                    prepare(work, i, w, c);
                }
            }
            for (int w = 0; w < maps.width(); w++) {
                for (int c = 0; c < maps.channels(); c += Halves.LANES) {
                    finish(work, (long) i * rowSize + (long) w * maps.channels() + c, maps.at(w) + c);
                }
            }
        }
    }

    private void prepare(Workspace work, int row, int w, int c) {
        int at = maps.at(w) + c;
        FloatVector root = FourthRoot.inverse(maps.sums(work.squares, at));
        FloatVector square = root.mul(root);
        FloatVector value = Halves.load(x, ((long) row * maps.width() + w) * maps.channels() + c);
        FloatVector own = pooled(row, w, c).mul(square).mul(root);
        own.intoArray(work.own, at);
        own.mul(value).mul(square).mul(square).intoArray(work.crossed, at);
    }

    /** The gradient with respect to the normalization's output: what the windows that have this place as their winner hand back. */
    private FloatVector pooled(int row, int w, int c) {
        int h = row % height;
        int firstRow = Math.max(0, (h - window.kernelHeight() + window.strideHeight()) / window.strideHeight());
        int lastRow = Math.min(outHeight - 1, h / window.strideHeight());
        int first = Math.max(0, (w - window.kernelWidth() + window.strideWidth()) / window.strideWidth());
        int last = Math.min(outWidth - 1, w / window.strideWidth());
        FloatVector sum = FloatVector.zero(Halves.FLOATS);
        for (int p = firstRow; p <= lastRow; p++) {
            for (int q = first; q <= last; q++) {
                long from = (((long) (row / height) * outHeight + p) * outWidth + q) * maps.channels() + c;
                int place = (h - p * window.strideHeight()) * window.kernelWidth() + w - q * window.strideWidth();
                VectorMask<Float> won = Halves.loadBytes(winners, from)
                        .compare(VectorOperators.EQ, place)
                        .cast(Halves.FLOATS);
                sum = sum.add(Halves.load(dy, from), won);
            }
        }
        return sum;
    }

    /** dx = dy · s<sup>−0.75</sup> − factor · x · Σ …, where x, the output of a ReLU, is above 0. */
    private void finish(Workspace work, long to, int at) {
        FloatVector value = Halves.load(x, to);
        FloatVector neighbours = maps.windows(work.crossed, at, maps.size() / 2);
        FloatVector gradient = FloatVector.fromArray(Halves.FLOATS, work.own, at)
                .sub(neighbours.mul(value).mul(factor));
        VectorMask<Float> passed = value.compare(VectorOperators.GT, 0f);
        Halves.store(FloatVector.zero(Halves.FLOATS).blend(gradient, passed), dx, to);
    }
}
