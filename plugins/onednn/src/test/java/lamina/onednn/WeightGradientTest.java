package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lamina.api.backend.Graph;
import lamina.api.backend.Lowering;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Procedure;
import lamina.api.backend.Wishes;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.ConvWeights;
import lamina.ops.Window;
import lamina.testkit.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightGradientTest {

    private record Parts(int parts) implements OverrideSet {
        @Override
        public String name() {
            return "parts";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }

        @Override
        public Lowering lower(Graph graph, Wishes wishes) {
            Recipes recipes = new Recipes();
            recipes.put(
                    ConvWeights.class,
                    (op, passage) -> new WeightGradient(
                                    op, passage, passage.craft().convolution(op.forward(), passage.type()), parts)
                            .add());
            return new Lowerer(graph, Processor.found(), Precision.F32, recipes).lower();
        }

        @Override
        public List<OpOverride<?, ?>> overrides() {
            return new OneDnn().overrides();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "4, 1", "2, 2", "8, 3"})
    void anyCutOfTheBatchGivesTheSame(int parts, int group) {
        Bed.oneDnn(); // or skip
        Window window = new Window(5, 3, 2, 1, 1, 0, 2, 1);
        Tensor x = tensor("x", Role.INPUT, Shape.of(8, 17, 13, 3 * group));
        Tensor y = tensor("y", Role.INPUT, window.over(x.shape(), 18));
        Tensor w = tensor("w", Role.VALUE, Shape.of(18, 3, 5, 3));
        Tensor b = tensor("b", Role.VALUE, Shape.of(18));
        ConvWeights op = new ConvWeights(new Conv(x, w, b, y, window, group), y, w, b);
        Graph graph = new Graph(List.of(new Procedure("gradient", List.of(op), List.of(w, b))));
        Bed bed = new Bed(parts);
        Bed.Outcome expected = bed.expected(graph);
        Bed.Outcome found = bed.run("parts", Precision.F32, graph, List.of(new Parts(parts)));
        assertTrue(found.placements().stream()
                .anyMatch(p -> p.op().equals(op) && p.implementation().startsWith("onednn ")));
        for (Tensor result : List.of(w, b)) {
            Tolerance.check(
                    result, expected.results().get(result), found.results().get(result), Tolerance.of(op));
        }
    }

    private static Tensor tensor(String name, Role role, Shape shape) {
        return new Tensor(name, shape, Element.FLOAT32, role);
    }
}
