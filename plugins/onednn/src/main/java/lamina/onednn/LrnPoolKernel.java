package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import lamina.api.kernel.Kernel;
import lamina.ops.MaxPool;
import lamina.ops.Window;

/**
 * Runs {@link LrnPool}: one iteration computes a row of the output. Rows that two windows share are normalized for the first and kept. NaN
 * wins no window, as in oneDNN.
 */
final class LrnPoolKernel implements Kernel {
    private final NormalizedMaps maps;
    private final MemorySegment x;
    private final MemorySegment y;
    private final Optional<MemorySegment> winners;
    private final Window window;
    private final int height;
    private final int outHeight;
    private final int outWidth;
    private final int rows; // of the whole output
    private final ThreadLocal<Workspace> workspace;

    LrnPoolKernel(
            NormalizedMaps maps, MaxPool pool, MemorySegment x, MemorySegment y, Optional<MemorySegment> winners) {
        this.maps = maps;
        this.x = x;
        this.y = y;
        this.winners = winners;
        this.window = pool.window();
        this.height = pool.x().shape().dim(1);
        this.outHeight = pool.y().shape().dim(1);
        this.outWidth = pool.y().shape().dim(2);
        this.rows = pool.y().shape().dim(0) * outHeight;
        this.workspace = ThreadLocal.withInitial(() -> new Workspace(maps, window.kernelHeight()));
    }

    /** What a thread works with: normalized rows by their number modulo the kernel's height, and which those are. */
    private static final class Workspace {
        final float[] squares;
        final float[] normalized;
        final long[] kept;

        Workspace(NormalizedMaps maps, int rows) {
            squares = maps.padded();
            normalized = new float[rows * maps.width() * maps.channels()];
            kept = new long[rows];
        }
    }

    int size() {
        return rows;
    }

    @Override
    public void run(int from, int to) {
        Workspace work = workspace.get();
        Arrays.fill(work.kept, -1); // of an earlier step
        for (int i = from; i < to; i++) {
            int top = i % outHeight * window.strideHeight();
            for (int r = 0; r < window.kernelHeight(); r++) {
                normalize((long) (i / outHeight) * height + top + r, work);
            }
            for (int w = 0; w < outWidth; w++) {
                for (int c = 0; c < maps.channels(); c += Halves.LANES) {
                    pool(
                            work,
                            (long) (i / outHeight) * height + top,
                            w,
                            c,
                            ((long) i * outWidth + w) * maps.channels() + c);
                }
            }
        }
    }

    private void normalize(long row, Workspace work) {
        int slot = (int) (row % work.kept.length);
        if (work.kept[slot] != row) {
            int rowSize = maps.width() * maps.channels();
            maps.normalize(x, row * rowSize, work.squares, work.normalized, slot * rowSize);
            work.kept[slot] = row;
        }
    }

    /** The largest of a window, for sixteen channels; of equal ones the first. */
    private void pool(Workspace work, long top, int w, int c, long to) {
        FloatVector largest = FloatVector.broadcast(Halves.FLOATS, Float.NEGATIVE_INFINITY);
        IntVector winner = IntVector.zero(Halves.INTS);
        int place = 0;
        for (int p = 0; p < window.kernelHeight(); p++) {
            int slot = (int) ((top + p) % work.kept.length);
            int at = (slot * maps.width() + w * window.strideWidth()) * maps.channels() + c;
            for (int q = 0; q < window.kernelWidth(); q++, place++, at += maps.channels()) {
                FloatVector value = FloatVector.fromArray(Halves.FLOATS, work.normalized, at);
                VectorMask<Float> larger = largest.compare(VectorOperators.LT, value);
                largest = largest.blend(value, larger);
                winner = winner.blend(place, larger.cast(Halves.INTS));
            }
        }
        Halves.store(largest, y, to);
        if (winners.isPresent()) {
            Halves.storeBytes(winner, winners.get(), to);
        }
    }
}
