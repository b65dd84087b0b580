package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
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
import lamina.core.graph.Observation;
import lamina.core.plugin.Registry;
import lamina.core.train.Initialization;

/** A model trained by two backends on the same pictures, step by step. */
final class Duel implements AutoCloseable {
    private final RunSpec run;
    private final Assembly assembly;
    private final Program here;
    private final Program there;
    private final Random random = new Random(5);

    /**
     * Before the first step.
     *
     * @param model a configuration file
     * @param settings changes to it, as {@code --set} takes them
     * @param here the backend whose word counts
     */
    Duel(Path model, List<String> settings, Backend here, List<OverrideSet> overrides, Backend there) {
        run = new RunReader(Registry.installed()).read(model, settings).spec();
        assembly = Assembler.training(run);
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
        step(number, rate, Assembly.TRAIN, Assembly.UPDATE);
    }

    /** One step of each, that looks into itself. */
    void observe(int number, float rate) {
        step(number, rate, Assembly.OBSERVE, Assembly.OBSERVE_UPDATE);
    }

    private void step(int number, float rate, String learn, String update) {
        int portions = run.train().accumulate();
        for (int portion = 0; portion < portions; portion++) {
            int[] step = portions == 1 ? new int[] {number} : new int[] {number, portion * assembly.batch()};
            feed(step, rate, noise());
            both(program -> program.run(learn));
        }
        if (portions > 1) {
            both(program -> program.run(update));
        }
    }

    private float[] noise() {
        float[] pictures = new float[assembly.images().shape().size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) random.nextGaussian();
        }
        return pictures;
    }

    private void feed(int[] step, float rate, float[] pictures) {
        int[] labels = random.ints(assembly.batch(), 0, assembly.classes()).toArray();
        both(program -> {
            write(program, assembly.images(), MemorySegment.ofArray(pictures));
            write(program, assembly.labels(), MemorySegment.ofArray(labels));
            write(program, assembly.step(), MemorySegment.ofArray(step));
            write(program, assembly.rate(), MemorySegment.ofArray(new float[] {rate}));
        });
    }

    /** A step of each on a picture that is no number; gives what ends it there. */
    RuntimeException stepOnNonsense(int number) {
        float[] pictures = noise();
        Arrays.fill(pictures, 0, assembly.picture().size(), Float.NaN);
        feed(new int[] {number}, 1, pictures);
        assertThrows(RuntimeException.class, () -> here.run(Assembly.TRAIN));
        return assertThrows(RuntimeException.class, () -> there.run(Assembly.TRAIN));
    }

    /** The mean loss of the last step, here and there. */
    double[] losses() {
        Tensor losses = assembly.training().orElseThrow().losses();
        return new double[] {mean(read(here, losses)), mean(read(there, losses))};
    }

    /** The largest difference between weights, relative to the largest weight of their tensor. */
    double worstWeight() {
        return worst(assembly.parameters().stream().map(Parameter::tensor).toList());
    }

    /** What is measured of each layer by a step that looks into itself. */
    List<Observation.Layer> measured() {
        return assembly.observation().orElseThrow().layers();
    }

    /** The largest difference between numbers, relative to the largest of their tensor. */
    double worst(List<Tensor> tensors) {
        return tensors.stream().mapToDouble(this::difference).max().orElseThrow();
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
