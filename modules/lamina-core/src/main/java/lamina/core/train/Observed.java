package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.api.train.Statistics;
import lamina.core.graph.Observation;

/** Reads what a step has measured that looked into itself: first of its forward pass, then of its gradients. */
final class Observed {
    private final Observation observation;
    private final Program program;
    private List<OptionalDouble> dead = List.of();

    Observed(Observation observation, Program program) {
        this.observation = observation;
        this.program = program;
    }

    /** After the last forward pass; the update may still be to come. */
    void passed() {
        dead = observation.layers().stream()
                .map(layer ->
                        values(layer.peaks()).map(peak -> peak <= 0 ? 1 : 0).average())
                .toList();
    }

    /** After the update. */
    Statistics read(long step, int epoch) {
        List<Statistics.Layer> layers =
                IntStream.range(0, dead.size()).mapToObj(this::layer).toList();
        double squares = layers.stream()
                .flatMapToDouble(layer -> layer.gradientNorm().stream())
                .map(norm -> norm * norm)
                .sum();
        return new Statistics(step, epoch, Math.sqrt(squares), layers);
    }

    private Statistics.Layer layer(int number) {
        Observation.Layer layer = observation.layers().get(number);
        double squares = values(layer.norms()).map(norm -> norm * norm).sum();
        return new Statistics.Layer(
                layer.name(),
                layer.norms().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares)),
                dead.get(number));
    }

    private DoubleStream values(List<Tensor> tensors) {
        return tensors.stream().flatMapToDouble(this::values);
    }

    private DoubleStream values(Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(tensor.bytes(), 64);
            program.read(tensor, content);
            float[] values = content.toArray(ValueLayout.JAVA_FLOAT);
            return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
        }
    }
}
