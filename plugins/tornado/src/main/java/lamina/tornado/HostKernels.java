package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** An op's portable kernels, to be run by Java as they are. */
final class HostKernels {
    /** Multiplications for which an op is run as a whole: a tenth of a second or so. */
    private static final long CHEAP = 20_000_000;

    /** Pieces of a kernel's range that stand for all of it. */
    private static final int PIECES = 8;

    private final Op op;
    private final List<Launched> kernels = new ArrayList<>();
    private long iterations;

    private record Launched(int size, Kernel kernel) {}

    HostKernels(Op op, Map<Tensor, MemorySegment> memory) {
        this.op = op;
        op.launch(new Launcher() {
            @Override
            public Floats floats(Tensor tensor) {
                return new Floats(memory.get(tensor));
            }

            @Override
            public Ints ints(Tensor tensor) {
                return new Ints(memory.get(tensor));
            }

            @Override
            public void launch(int size, Kernel kernel) {
                kernels.add(new Launched(size, kernel));
                iterations += size;
            }
        });
    }

    /** Whether all iterations can be run in short time. */
    boolean isCheap() {
        return op.multiplyAdds() <= CHEAP && iterations <= CHEAP / 4;
    }

    /** Runs everything, in order. */
    void run() {
        kernels.forEach(launched -> launched.kernel().run(0, launched.size()));
    }

    /** Runs pieces of each kernel: the first iterations, the last, and some between. */
    void sample() {
        for (Launched launched : kernels) {
            int length = pieceLength(launched.size());
            for (int piece = 0; piece < PIECES; piece++) {
                int from = (int) ((long) (launched.size() - length) * piece / (PIECES - 1));
                launched.kernel().run(from, from + length);
            }
        }
    }

    private int pieceLength(int size) {
        long each = Math.max(4, op.multiplyAdds() / size);
        return Math.clamp(CHEAP / PIECES / each, 1, size);
    }
}
