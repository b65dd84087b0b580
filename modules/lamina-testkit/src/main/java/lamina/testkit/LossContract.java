package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lamina.api.AssemblyException;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.api.layer.LossProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every loss.
 *
 * @param <C> its settings
 */
public abstract class LossContract<C extends Record> extends ProviderContract<C, Loss> {
    private static final Shape SCORES = Shape.of(5, 7);

    /** For a loss's test to extend. */
    protected LossContract() {}

    @Override
    protected abstract LossProvider<C> provider();

    private Built built() {
        return Built.loss(create(), SCORES);
    }

    private GraphRules rules() {
        Built built = built();
        return new GraphRules(built.graph(), program -> Inputs.fill(built, program));
    }

    /** Rule S1. */
    @Test
    @DisplayName("S1: built twice, it gives equal graphs")
    void buildsEqualGraphs() {
        assertEquals(built().graph(), built().graph());
    }

    /** Rule S2. */
    @Test
    @DisplayName("S2: losses are [batch], probabilities [batch, classes], and each row of them sums to 1")
    void resultsHaveTheirShapes() {
        Bench bench = new Bench("loss", true, 1);
        Loss.Result result = create().build(bench, input(SCORES, Element.FLOAT32), labels(5));
        assertEquals(Shape.of(5), result.losses().shape());
        assertEquals(SCORES, result.probabilities().shape());
        try (Program program = new Reference(built().graph(), Cut.WHOLE, true)) {
            Inputs.fill(built(), program);
            program.run(Built.RUN);
            float[] p = Memories.floats(program, result.probabilities());
            for (int row = 0; row < 5; row++) {
                assertEquals(1, sum(p, row * 7, 7), 1e-5);
            }
        }
    }

    /** Rule S3. */
    @Test
    @DisplayName("S3: a value is written once, before it is read")
    void writesOnceBeforeReading() {
        rules().writtenBeforeReadAndOnce();
    }

    /** Rule S4. */
    @Test
    @DisplayName("S4: the gradient agrees with central differences along directions")
    void gradientsAgree() {
        Built built = built();
        try (Program program = new Reference(built.graph(), Cut.WHOLE, false)) {
            Inputs.fill(built, program);
            new GradientCheck(built, program, 2e-3).all();
        }
    }

    /** Rule S5. */
    @Test
    @DisplayName("S5: a score that rises for the right class makes the loss fall")
    void rightScoreLowersTheLoss() {
        float[] scores = new Samples(1).gaussian(SCORES, 1);
        double before = loss(scores);
        scores[2] += 1;
        assertTrue(loss(scores) < before, "the loss of label 2 does not fall when its score rises");
    }

    /** Rule S6. */
    @Test
    @DisplayName("S6: ops touch only what they declare; any cut and a second run give the same bits")
    void opsBehave() {
        rules().touchesOnlyWhatIsDeclared();
        rules().anyCutGivesTheSameBits();
        rules().secondRunGivesTheSameBits();
    }

    /** Rule S7. */
    @Test
    @DisplayName("S7: kernels keep to the dialect")
    void kernelsKeepToTheDialect() {
        rules().kernelsKeepToTheDialect();
    }

    /** Rule S8. */
    @Test
    @DisplayName("S8: scores or labels of the wrong shape are an AssemblyException that names the shapes")
    void refusesWrongShapes() {
        Bench bench = new Bench("loss", true, 1);
        Shape pictures = Shape.of(5, 3, 3, 7);
        String scores = assertThrows(
                        AssemblyException.class,
                        () -> create().build(bench, input(pictures, Element.FLOAT32), labels(5)))
                .getMessage();
        assertTrue(scores.contains(pictures.toString()), scores);
        String labels = assertThrows(
                        AssemblyException.class, () -> create().build(bench, input(SCORES, Element.FLOAT32), labels(4)))
                .getMessage();
        assertTrue(labels.contains("[4]") && labels.contains("[5"), labels);
    }

    /** Rule S9. */
    @Test
    @DisplayName("S9: kernels can be rewritten for a device, and give the same bits then")
    void devicesGetTheSameBits() {
        rules().devicesGetTheSameBits();
    }

    private double loss(float[] scores) {
        try (Trial trial = Trial.of(create(), SCORES)) {
            return trial.set("x", scores).set("labels", 2, 0, 0, 0, 0).run().get("y")[0];
        }
    }

    private static Tensor input(Shape shape, Element element) {
        return new Tensor("x", shape, element, Role.INPUT);
    }

    private static Tensor labels(int batch) {
        return new Tensor("labels", Shape.of(batch), Element.INT32, Role.INPUT);
    }

    private static double sum(float[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
