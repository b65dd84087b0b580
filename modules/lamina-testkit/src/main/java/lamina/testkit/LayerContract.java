package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lamina.api.AssemblyException;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * What holds for every layer.
 *
 * @param <C> its settings
 */
public abstract class LayerContract<C extends Record> extends ProviderContract<C, Layer> {
    static final double TOLERANCE = 2e-3;

    /** For a layer's test to extend. */
    protected LayerContract() {}

    @Override
    protected abstract LayerProvider<C> provider();

    /** Shapes of inputs for the example, batch first: a batch of 2 or more, odd sizes, not too large to be run some hundred times. */
    protected abstract List<Shape> inputs();

    /** Shapes of inputs that the example has to refuse; empty if it takes anything. */
    protected abstract Optional<List<Shape>> refused();

    /** How far the gradient may be from central differences, relative to its length. */
    protected double tolerance() {
        return TOLERANCE;
    }

    private Built built(boolean training, long seed) {
        return Built.layer(create(), training, seed, inputs());
    }

    private GraphRules rules(boolean training) {
        Built built = built(training, 1);
        return new GraphRules(built.graph(), program -> Inputs.fill(built, program));
    }

    /** Rule L1. */
    @Test
    @DisplayName("L1: built twice, it gives equal graphs")
    void buildsEqualGraphs() {
        assertEquals(built(true, 1).graph(), built(true, 1).graph());
        assertEquals(built(false, 1).graph(), built(false, 1).graph());
    }

    /** Rule L2. */
    @Test
    @DisplayName("L2: a value is written once, before it is read")
    void writesOnceBeforeReading() {
        rules(true).writtenBeforeReadAndOnce();
        rules(false).writtenBeforeReadAndOnce();
    }

    /** Rule L3. */
    @Test
    @DisplayName("L3: training and evaluation declare the same parameters and states, and outputs of one shape")
    void proceduresAgree() {
        Built training = built(true, 1);
        Built evaluation = built(false, 1);
        assertEquals(tensors(training), tensors(evaluation));
        assertEquals(training.output().shape(), evaluation.output().shape());
    }

    /** Rule L4. */
    @Test
    @DisplayName("L4: the output is of FLOAT32 and starts with the batch")
    void outputStartsWithTheBatch() {
        Tensor output = built(true, 1).output();
        assertEquals(inputs().getFirst().dim(0), output.shape().dim(0));
        assertEquals(Element.FLOAT32, output.element());
    }

    /** Rule L5. */
    @Test
    @DisplayName("L5: gradients agree with central differences along directions")
    void gradientsAgree() {
        gradientsAgree(built(true, 1));
    }

    private void gradientsAgree(Built built) {
        try (Program program = new Reference(built.graph(), Cut.WHOLE, false)) {
            Inputs.fill(built, program);
            new GradientCheck(built, program, tolerance()).all();
        }
    }

    /** Rule L6. */
    @Test
    @DisplayName("L6: any cut and order of the kernels' ranges gives the same bits")
    void cutsAgree() {
        rules(true).anyCutGivesTheSameBits();
        rules(false).anyCutGivesTheSameBits();
    }

    /** Rule L7. */
    @Test
    @DisplayName("L7: ops touch only what they declare, and write all of what they declare to write")
    void opsTouchOnlyWhatTheyDeclare() {
        rules(true).touchesOnlyWhatIsDeclared();
        rules(false).touchesOnlyWhatIsDeclared();
    }

    /** Rule L8. */
    @Test
    @DisplayName("L8: a second run on the same memory gives the same bits")
    void runsAgain() {
        rules(true).secondRunGivesTheSameBits();
        rules(false).secondRunGivesTheSameBits();
    }

    /** Rule L9. */
    @Test
    @DisplayName("L9: kernels keep to the dialect")
    void kernelsKeepToTheDialect() {
        rules(true).kernelsKeepToTheDialect();
        rules(false).kernelsKeepToTheDialect();
    }

    /** Rule L10. */
    @Test
    @DisplayName("L10: no randomness in evaluation: neither the step nor the seed matters")
    void evaluationIsNotRandom() {
        assertArrayEquals(evaluate(1, 0, false), evaluate(2, 7, false));
    }

    /** Rule L11. */
    @Test
    @DisplayName("L11: in evaluation, what a picture comes to does not depend on its neighbours in the batch")
    void picturesAreIndependent() {
        float[] one = evaluate(1, 0, false);
        float[] other = evaluate(1, 0, true);
        int item = one.length / inputs().getFirst().dim(0);
        assertArrayEquals(Arrays.copyOf(one, item), Arrays.copyOf(other, item));
    }

    /** Rule L12. */
    @Test
    @DisplayName(
            "L12: a wrong input shape is an AssemblyException that names the layer, the input's shape and what was expected")
    void refusesWrongShapes() {
        refused().ifPresent(shapes -> {
            AssemblyException e = assertThrows(AssemblyException.class, () -> Built.layer(create(), true, 1, shapes));
            String text = e.getMessage();
            assertTrue(text.contains("layer"), "scope.name(), which is \"layer\" here, is not in: " + text);
            String found = shapes.getFirst().toString();
            assertTrue(text.contains(found), "the shape that was found, " + found + ", is not in: " + text);
            assertTrue(
                    text.indexOf('[') != text.lastIndexOf('['),
                    "what is expected is not there as a shape, as in [batch, …, channels]: " + text);
        });
    }

    /** Rule L13. */
    @Test
    @DisplayName("L13: kernels can be rewritten for a device, and give the same bits then")
    void devicesGetTheSameBits() {
        rules(true).devicesGetTheSameBits();
        rules(false).devicesGetTheSameBits();
    }

    /** Rule L14. */
    @Test
    @DisplayName("L14: its ops write no parameter, which is the optimizer's, and in evaluation no state")
    void leavesWhatIsNotItsOwn() {
        assertEquals(List.of(), written(built(true, 1), Role.PARAMETER));
        assertEquals(List.of(), written(built(false, 1), Role.PARAMETER));
        assertEquals(List.of(), written(built(false, 1), Role.STATE));
    }

    /** Rule L15. */
    @Test
    @DisplayName("L15: what it takes beside it computes too: kernels stay inside, and gradients agree")
    void otherShapesWork() {
        List<List<Shape>> others = TrialShapes.taken(this::create)
                .filter(shapes -> !shapes.equals(inputs()))
                .toList();
        if (others.isEmpty()) {
            throw new TestAbortedException("it takes none of the other shapes that are tried");
        }
        others.forEach(this::works);
    }

    private void works(List<Shape> shapes) {
        try {
            gradientsAgree(Built.layer(create(), true, 1, shapes));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("of " + TrialShapes.words(shapes) + ": " + e.getMessage(), e);
        }
    }

    private static List<Tensor> written(Built built, Role role) {
        return built.bench().ops().stream()
                .flatMap(op -> op.writes().stream())
                .filter(tensor -> tensor.role() == role)
                .toList();
    }

    private float[] evaluate(long seed, int step, boolean otherNeighbours) {
        Built built = built(false, seed);
        try (Trial trial = new Trial(built, new Reference(built.graph(), Cut.WHOLE, false))) {
            trial.set("step", step);
            built.bench()
                    .parameters()
                    .forEach((name, p) -> trial.set(
                            name,
                            new Samples(name.hashCode()).gaussian(p.tensor().shape(), 0.5)));
            for (Tensor input : built.inputs()) {
                float[] values = new Samples(5).gaussian(input.shape(), 1);
                for (int i = input.shape().itemSize(); otherNeighbours && i < values.length; i++) {
                    values[i] = 2 - values[i];
                }
                trial.set(input.name(), values);
            }
            return trial.run().get("y");
        }
    }

    private static Map<String, Tensor> tensors(Built built) {
        Map<String, Tensor> tensors = new TreeMap<>();
        built.bench().parameters().forEach((name, parameter) -> tensors.put(name, parameter.tensor()));
        built.bench().states().forEach((name, state) -> tensors.put(name, state.tensor()));
        return tensors;
    }
}
