package lamina.ops;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lamina.api.graph.Element;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** Runs ops one after the other in memory of its own; what nobody wrote is not a number. */
final class Machine implements Launcher, AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final Map<Tensor, MemorySegment> memory = new HashMap<>();
    private final Optional<Random> cuts;

    private Machine(Optional<Random> cuts) {
        this.cuts = cuts;
    }

    /** Runs each kernel in one piece. */
    static Machine whole() {
        return new Machine(Optional.empty());
    }

    /** Runs each kernel in random pieces in random order. */
    static Machine inPieces(long seed) {
        return new Machine(Optional.of(new Random(seed)));
    }

    Machine with(Tensor tensor, float... values) {
        MemorySegment.copy(
                values, 0, of(tensor), ValueLayout.JAVA_FLOAT, 0, tensor.shape().size());
        return this;
    }

    Machine with(Tensor tensor, int... values) {
        MemorySegment.copy(
                values, 0, of(tensor), ValueLayout.JAVA_INT, 0, tensor.shape().size());
        return this;
    }

    Machine run(Op op) {
        op.launch(this);
        return this;
    }

    float[] read(Tensor tensor) {
        return of(tensor).toArray(ValueLayout.JAVA_FLOAT);
    }

    int[] bits(Tensor tensor) {
        return of(tensor).toArray(ValueLayout.JAVA_INT);
    }

    @Override
    public Floats floats(Tensor tensor) {
        return new Floats(of(tensor));
    }

    @Override
    public Ints ints(Tensor tensor) {
        return new Ints(of(tensor));
    }

    @Override
    public void launch(int size, Kernel kernel) {
        List<int[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < size) {
            int to =
                    cuts.isEmpty() ? size : Math.min(size, from + 1 + cuts.get().nextInt(1 + size / 3));
            pieces.add(new int[] {from, to});
            from = to;
        }
        cuts.ifPresent(random -> Collections.shuffle(pieces, random));
        pieces.forEach(piece -> kernel.run(piece[0], piece[1]));
    }

    @Override
    public void close() {
        arena.close();
    }

    private MemorySegment of(Tensor tensor) {
        return memory.computeIfAbsent(tensor, t -> {
            MemorySegment segment = arena.allocate(t.bytes(), 64);
            if (t.element() == Element.FLOAT32) {
                for (int i = 0; i < t.shape().size(); i++) {
                    segment.setAtIndex(ValueLayout.JAVA_FLOAT, i, Float.NaN);
                }
            }
            return segment;
        });
    }
}
