package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lamina.api.backend.Graph;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every optimizer.
 *
 * @param <C> its settings
 */
public abstract class OptimizerContract<C extends Record> extends ProviderContract<C, Optimizer> {
    private static final Shape SHAPE = Shape.of(3, 7);

    /** For an optimizer's test to extend. */
    protected OptimizerContract() {}

    @Override
    protected abstract OptimizerProvider<C> provider();

    private Graph graph(Bench bench) {
        return Update.graph(bench, create(), SHAPE, 1, 1);
    }

    private GraphRules rules() {
        Bench bench = bench();
        Graph graph = graph(bench);
        return new GraphRules(graph, program -> {
            fill(graph, program);
            bench.states().values().forEach(state -> Inputs.fill(state, program));
        });
    }

    private static Bench bench() {
        return new Bench("w", true, 1);
    }

    /** Rule O1. */
    @Test
    @DisplayName("O1: built twice, it gives equal graphs")
    void buildsEqualGraphs() {
        assertEquals(graph(bench()), graph(bench()));
    }

    /** Rule O2. */
    @Test
    @DisplayName("O2: a value is written once, before it is read; gradient and rate are not written")
    void writesOnceBeforeReading() {
        rules().writtenBeforeReadAndOnce();
    }

    /** Rule O3. */
    @Test
    @DisplayName("O3: it finds the minimum of a bowl")
    void descends() {
        try (Update update = Update.of(create(), SHAPE, 1, 0)) {
            float[] start = new Samples(1).gaussian(SHAPE, 1);
            update.set("w", start).set("rate", 0.01f);
            for (int step = 0; step < 300; step++) {
                update.set("gradient", update.get("w")).run(); // of half the square of w
            }
            assertTrue(length(update.get("w")) < 0.5 * length(start), "after 300 steps it has not come half way");
        }
    }

    /** Rule O4. */
    @Test
    @DisplayName("O4: a parameter whose rate scale is 0 stays as it is")
    void frozenStays() {
        float[] start = new Samples(1).gaussian(SHAPE, 1);
        assertArrayEquals(start, steps(0, 1, 0.1f, start, 1));
    }

    /** Rule O5. */
    @Test
    @DisplayName("O5: a parameter whose decay scale is 0 stays as it is without a gradient")
    void doesNotDecay() {
        float[] start = new Samples(1).gaussian(SHAPE, 1);
        assertArrayEquals(start, steps(1, 0, 0.1f, start, 0));
    }

    /** Rule O6. */
    @Test
    @DisplayName("O6: twice the rate scale is twice the rate")
    void rateScales() {
        float[] start = new Samples(1).gaussian(SHAPE, 1);
        assertArrayEquals(steps(2, 1, 0.05f, start, 1), steps(1, 1, 0.1f, start, 1), 1e-6f);
    }

    /** Rule O7. */
    @Test
    @DisplayName(
            "O7: ops touch only what they declare; any cut and a second run from the same start give the same bits")
    void opsBehave() {
        rules().touchesOnlyWhatIsDeclared();
        rules().anyCutGivesTheSameBits();
        rules().secondRunGivesTheSameBits();
    }

    /** Rule O8. */
    @Test
    @DisplayName("O8: kernels keep to the dialect")
    void kernelsKeepToTheDialect() {
        rules().kernelsKeepToTheDialect();
    }

    /** Rule O9. */
    @Test
    @DisplayName("O9: kernels can be rewritten for a device, and give the same bits then")
    void devicesGetTheSameBits() {
        rules().devicesGetTheSameBits();
    }

    private float[] steps(float rateScale, float decayScale, float rate, float[] start, double gradient) {
        try (Update update = Update.of(create(), SHAPE, rateScale, decayScale)) {
            update.set("w", start).set("rate", rate);
            for (int step = 0; step < 3; step++) {
                update.set("gradient", new Samples(step).gaussian(SHAPE, gradient))
                        .run();
            }
            return update.get("w");
        }
    }

    private static double length(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static void fill(Graph graph, Program program) {
        for (Tensor tensor : graph.tensors()) {
            if (tensor.role() == Role.VALUE || tensor.role() == Role.STATE) {
                continue;
            }
            if (tensor.element() == Element.FLOAT32) {
                Samples samples = new Samples(tensor.name().hashCode());
                Memories.write(program, tensor, samples.gaussian(tensor.shape(), 0.5));
            } else {
                Memories.write(program, tensor, new int[tensor.shape().size()]);
            }
        }
    }
}
