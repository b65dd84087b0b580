package lamina.distribution;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import lamina.api.backend.CompileListener;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.graph.Parameter;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.config.RunReader;
import lamina.core.RunSpec;
import lamina.core.device.Machine;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Registry;
import lamina.core.train.Initialization;

/** A network that is trained on noise, step by step, out of a model's file. */
record Trained(RunSpec run, Machine machine, Assembly assembly, Program program, Arena arena) implements AutoCloseable {
    private static final Path MODELS = Path.of("models");

    /** A model with changes, read as any run is. */
    static RunSpec read(String model, List<String> changes) {
        return new RunReader(Registry.installed())
                .read(MODELS.resolve(model + ".json"), changes)
                .spec();
    }

    /** Every product of a kind, with default settings. */
    static <T> List<T> all(Class<T> product) {
        Registry registry = Registry.installed();
        return registry.all(product).stream()
                .map(Installed::type)
                .map(type -> new RunReader(registry).make(product, type))
                .toList();
    }

    static Assembly assembled(RunSpec run) {
        return Assembler.training(Network.of(run), run.train().batch(), run.optimizer());
    }

    /** Initialized as the run says. */
    static Trained of(RunSpec run) {
        Machine machine = Machine.of(run);
        Assembly assembly = assembled(run);
        Program program = machine.compile(assembly, all(OverrideSet.class), CompileListener.NONE);
        Initialization.write(assembly, program, run.seed());
        return new Trained(run, machine, assembly, program, Arena.ofShared());
    }

    /** Runs a procedure on noise that depends on the number alone. */
    Trained step(String procedure, int number) {
        write(assembly.images(), i -> Rng.gaussian(17, number, i));
        MemorySegment labels = arena.allocate(assembly.labels().bytes(), 64);
        for (int i = 0; i < assembly.batch(); i++) {
            labels.setAtIndex(JAVA_INT, i, (int) (assembly.classes() * Rng.uniform(18, number, i)));
        }
        program.write(assembly.labels(), labels);
        if (assembly.graph().tensors().contains(assembly.step())) {
            MemorySegment step = arena.allocate(JAVA_INT);
            step.set(JAVA_INT, 0, number);
            program.write(assembly.step(), step);
        }
        write(assembly.rate(), _ -> 0.01f);
        program.run(procedure);
        return this;
    }

    Trained steps(int count) {
        for (int number = 0; number < count; number++) {
            step(Assembly.TRAIN, number);
        }
        return this;
    }

    /** Content by index. */
    interface Content {
        float at(int index);
    }

    void write(Tensor tensor, Content content) {
        MemorySegment values = arena.allocate(tensor.bytes(), 64);
        for (int i = 0; i < tensor.shape().size(); i++) {
            values.setAtIndex(JAVA_FLOAT, i, content.at(i));
        }
        program.write(tensor, values);
    }

    float[] read(Tensor tensor) {
        return read(program, tensor);
    }

    static float[] read(Program program, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(tensor.bytes(), 64);
            program.read(tensor, values);
            return values.toArray(JAVA_FLOAT);
        }
    }

    /** A parameter by its name. */
    Tensor parameter(String name) {
        return assembly.parameters().stream()
                .map(Parameter::tensor)
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The largest difference, as a part of the largest absolute value. */
    static double difference(float[] expected, float[] found) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - found[i]));
        }
        return difference / largest;
    }

    @Override
    public void close() {
        program.close();
        machine.close();
        arena.close();
    }
}
