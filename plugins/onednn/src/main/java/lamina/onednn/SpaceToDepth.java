package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Kernel;
import lamina.ops.Window;

/**
 * Folds the input of a convolution: y[n, h, w, (r · stride + q) · channels + c] = x[n, h · stride + r − padTop, w · stride + q − padLeft, c], zero
 * outside of x.
 *
 * @param x [batch, height, width, channels], channels innermost in memory, or a copy in another precision
 * @param y as {@link Folding#input} says, channels innermost
 */
record SpaceToDepth(Tensor x, Tensor y, Folding folding) implements Own {

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public Preparation prepare(HostMemory memory, Session session) {
        Shape in = folding.conv().x().shape();
        Shape out = folding.input();
        int pixel = in.dim(3) * x.element().bytes();
        Window window = folding.conv().window();
        Rows rows = new Rows(
                memory.of(x),
                memory.of(y),
                in.dim(1),
                in.dim(2) * pixel,
                out.dim(1),
                out.dim(2),
                folding.stride(),
                folding.stride() * pixel,
                window.padTop(),
                window.padLeft() * pixel);
        return new Preparation.Accepted(memory.parallel(out.dim(0) * out.dim(1), rows), "onednn folding in Java");
    }

    /**
     * One iteration folds the rows that become one. Sizes are in bytes.
     *
     * @param run what lies side by side both in x and in y
     */
    private record Rows(
            MemorySegment x,
            MemorySegment y,
            int height,
            int width,
            int outHeight,
            int outWidth,
            int stride,
            int run,
            int padTop,
            int padLeft)
            implements Kernel {
        @Override
        public void run(int begin, int end) {
            for (int i = begin; i < end; i++) {
                for (int r = 0; r < stride; r++) {
                    int row = i % outHeight * stride + r - padTop;
                    long from = ((long) (i / outHeight) * height + row) * width;
                    long to = ((long) i * outWidth * stride + r) * run;
                    boolean inside = row >= 0 && row < height;
                    for (int w = 0; w < outWidth; w++) {
                        fold(from, w * run - padLeft, to + (long) w * stride * run, inside);
                    }
                }
            }
        }

        private void fold(long row, int column, long to, boolean inside) {
            int first = Math.clamp(-column, 0, run); // of the run's bytes that are inside
            int last = inside ? Math.clamp(width - column, first, run) : first;
            clear(to, first);
            copy(row + column + first, to + first, last - first);
            clear(to + last, run - last);
        }

        /** Loops, since a slice to fill is an object. */
        private void clear(long to, int bytes) {
            for (int at = 0; at < bytes; at += Short.BYTES) {
                y.set(ValueLayout.JAVA_SHORT_UNALIGNED, to + at, (short) 0);
            }
        }

        private void copy(long from, long to, int bytes) {
            int at = 0;
            for (; at + Long.BYTES <= bytes; at += Long.BYTES) {
                y.set(ValueLayout.JAVA_LONG_UNALIGNED, to + at, x.get(ValueLayout.JAVA_LONG_UNALIGNED, from + at));
            }
            for (; at < bytes; at += Short.BYTES) {
                y.set(ValueLayout.JAVA_SHORT_UNALIGNED, to + at, x.get(ValueLayout.JAVA_SHORT_UNALIGNED, from + at));
            }
        }
    }
}
