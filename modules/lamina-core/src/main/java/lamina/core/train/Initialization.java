package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Rng;
import lamina.core.graph.Assembly;

/** How a program's parameters and states begin. */
public final class Initialization {
    private Initialization() {}

    /**
     * Writes every parameter and state. Each has a seed of its own, from the run's seed and its name, so that a layer more changes
     * nothing elsewhere.
     */
    public static void write(Assembly assembly, Program program, long seed) {
        long largest = Stream.concat(
                        assembly.parameters().stream().map(p -> p.tensor().bytes()),
                        assembly.states().stream().map(s -> s.tensor().bytes()))
                .reduce(0L, Math::max);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, largest), 64);
            assembly.parameters().forEach(p -> write(p.tensor(), p.initializer(), program, seed, memory));
            assembly.states().forEach(s -> write(s.tensor(), s.initializer(), program, seed, memory));
        }
    }

    private static void write(
            Tensor tensor, Initializer initializer, Program program, long seed, MemorySegment memory) {
        MemorySegment values = memory.asSlice(0, tensor.bytes()).fill((byte) 0);
        if (tensor.element() == Element.FLOAT32) { // integers always start at zero
            initializer.fill(new Floats(values), tensor.shape(), Rng.seed(seed, tensor.name()));
        }
        program.write(tensor, values);
    }
}
