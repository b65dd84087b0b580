package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import lamina.api.backend.Backend;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.graph.Parameter;
import lamina.api.graph.Tensor;
import lamina.config.RunReader;
import lamina.core.RunSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import lamina.core.plugin.Registry;
import lamina.core.train.Initialization;

/** A bundled model trained by two backends on the same pictures, step by step. */
final class Duel implements AutoCloseable {
    private static final Path MODELS = Path.of("../../distribution/models");

    private final RunSpec run;
    private final Assembly assembly;
    private final Program here;
    private final Program there;
    private final Random random = new Random(5);

    /** @param here the backend whose word counts */
    Duel(String model, int batch, Backend here, List<OverrideSet> overrides, Backend there) {
        run = new RunReader(Registry.installed())
                .read(MODELS.resolve(model + ".json"), List.of())
                .spec();
        assembly = Assembler.training(Network.of(run), batch, run.optimizer());
        this.here = here.compile(assembly.graph(), overrides);
        this.there = there.compile(assembly.graph(), List.of());
        both(program -> Initialization.write(assembly, program, run.seed()));
    }

    private interface Action {
        void on(Program program);
    }

    private void both(Action action) {
        action.on(here);
        action.on(there);
    }

    /** One step of each. */
    void step(int number, float rate) {
        float[] pictures = new float[assembly.images().shape().size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) random.nextGaussian();
        }
        int[] labels = random.ints(assembly.batch(), 0, assembly.classes()).toArray();
        both(program -> {
            write(program, assembly.images(), MemorySegment.ofArray(pictures));
            write(program, assembly.labels(), MemorySegment.ofArray(labels));
            write(program, assembly.step(), MemorySegment.ofArray(new int[] {number}));
            write(program, assembly.rate(), MemorySegment.ofArray(new float[] {rate}));
            program.run(Assembly.TRAIN);
        });
    }

    /** The mean loss of the last step, here and there. */
    double[] losses() {
        Tensor losses = assembly.training().orElseThrow().losses();
        return new double[] {mean(read(here, losses)), mean(read(there, losses))};
    }

    /** The largest difference between weights, relative to the largest weight of their tensor. */
    double worstWeight() {
        double worst = 0;
        for (Parameter parameter : assembly.parameters()) {
            worst = Math.max(worst, difference(parameter.tensor()));
        }
        return worst;
    }

    private double difference(Tensor tensor) {
        float[] expected = read(here, tensor);
        float[] found = read(there, tensor);
        double largest = 1e-2; // what weights begin with; a bias that began at zero is judged by that too
        double apart = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            apart = Math.max(apart, Math.abs(expected[i] - found[i]));
            assertTrue(!Float.isNaN(found[i]), tensor.name());
        }
        return apart / largest;
    }

    Program there() {
        return there;
    }

    private static void write(Program program, Tensor tensor, MemorySegment values) {
        try (Arena arena = Arena.ofConfined()) {
            program.write(tensor, arena.allocate(tensor.bytes(), 64).copyFrom(values));
        }
    }

    private static float[] read(Program program, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(tensor.bytes(), 64);
            program.read(tensor, into);
            return into.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
