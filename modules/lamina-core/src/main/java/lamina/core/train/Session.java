package lamina.core.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.AssemblyException;
import lamina.api.DataException;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Device;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.graph.Parameter;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.WatchedRun;
import lamina.core.RunSpec;
import lamina.core.data.Loader;
import lamina.core.data.Pipeline;
import lamina.core.device.Machine;
import lamina.core.device.Traffic;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;

/** A run at work: its network assembled and compiled, ready to learn, to be judged and to be asked. Used by one thread. */
public final class Session implements AutoCloseable {
    private final RunSpec spec;
    private final List<Decoder> decoders;
    private final List<OverrideSet> overrides;
    private final Assembly assembly;
    private final Machine machine;
    private final Program program;
    private Optional<List<String>> classes = Optional.empty(); // asked for once: a dataset may change while a run lasts

    private Session(
            RunSpec spec,
            List<Decoder> decoders,
            List<OverrideSet> overrides,
            Assembly assembly,
            CompileListener listener) {
        this.spec = spec;
        this.decoders = spec.decoders().orElse(decoders);
        this.overrides = List.copyOf(overrides);
        this.assembly = assembly;
        this.machine = Machine.of(spec);
        this.program = machine.compile(assembly, overrides, listener);
    }

    /**
     * A session that can train, its parameters and states initialized.
     *
     * @param decoders those installed, for a run that names none
     * @param overrides what may make the backend faster
     */
    public static Session training(RunSpec spec, List<Decoder> decoders, List<OverrideSet> overrides) {
        return training(spec, decoders, overrides, CompileListener.NONE);
    }

    /**
     * A session that can train, its parameters and states initialized.
     *
     * @param decoders those installed, for a run that names none
     * @param overrides what may make the backend faster
     * @param listener hears how far the backend is with compiling
     */
    public static Session training(
            RunSpec spec, List<Decoder> decoders, List<OverrideSet> overrides, CompileListener listener) {
        Assembly assembly = Assembler.training(spec);
        Session session = new Session(spec, decoders, overrides, assembly, listener);
        try {
            Initialization.write(assembly, session.program, spec.seed());
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * A session that evaluates and predicts only: no memory for gradients. Its weights are to be loaded.
     *
     * @param batch pictures, or views of pictures, at a time
     * @param decoders those installed, for a run that names none
     * @param overrides what may make the backend faster
     */
    public static Session evaluation(RunSpec spec, int batch, List<Decoder> decoders, List<OverrideSet> overrides) {
        return evaluation(spec, batch, decoders, overrides, CompileListener.NONE);
    }

    /**
     * A session that evaluates and predicts only.
     *
     * @param listener hears how far the backend is with compiling
     * @see #evaluation(RunSpec, int, List, List)
     */
    public static Session evaluation(
            RunSpec spec, int batch, List<Decoder> decoders, List<OverrideSet> overrides, CompileListener listener) {
        return new Session(spec, decoders, overrides, Assembler.evaluation(Network.of(spec), batch), listener);
    }

    /** The run. */
    public RunSpec spec() {
        return spec;
    }

    /** What the run computes with here. */
    public List<Device> devices() {
        return machine.devices(overrides);
    }

    /** The graph. */
    public Assembly assembly() {
        return assembly;
    }

    /** Bytes that devices have handed each other in a step of training, the mean of those so far; 0 if there is but one device, or no step. */
    public long movedInStep() {
        if (program instanceof Traffic traffic) {
            long steps = traffic.runs(Assembly.TRAIN) + traffic.runs(Assembly.OBSERVE);
            return (traffic.moved(Assembly.TRAIN) + traffic.moved(Assembly.OBSERVE)) / Math.max(1, steps);
        }
        return 0;
    }

    /** The compiled graph. */
    public Program program() {
        return program;
    }

    /**
     * The names of the dataset's classes.
     *
     * @throws DataException if the dataset cannot be read
     * @throws AssemblyException if the network does not tell as many classes apart
     */
    public List<String> classes() {
        List<String> names = classes.orElseGet(this::checkedClasses);
        classes = Optional.of(names);
        return names;
    }

    private List<String> checkedClasses() {
        List<String> names = reading(() -> spec.data().classes());
        if (names.size() != assembly.classes()) {
            throw new AssemblyException("the dataset has " + names.size() + " classes, but the last layer, "
                    + spec.layers().getLast().name() + ", yields " + assembly.classes() + " scores: give it "
                    + names.size() + " outputs");
        }
        return names;
    }

    /** What its weights files say of themselves. */
    ModelCard card() {
        return new ModelCard(spec.name(), classes(), assembly.picture());
    }

    /** Saves the weights, with the names of the classes. */
    public void save(Path file) {
        Weights.save(file, card(), assembly, program);
    }

    /** Loads weights. */
    public void load(Path file) {
        Weights.load(file, assembly, program);
    }

    /**
     * Loads a checkpoint: parameters and every state, velocity too.
     *
     * @throws DataException if it is one of another network, or the dataset has other classes now
     */
    public void restore(Checkpoint checkpoint) {
        RunState state = checkpoint.state();
        state.check(
                state.pictures(), state.pictures() / assembly.batch()); // before tensors that are as long as a batch
        checkpoint.load(assembly, program);
        if (!checkpoint.note().classes().equals(classes())) {
            throw new DataException(
                    "the dataset has other classes than when " + checkpoint.folder()
                            + " was written, or in another order: labels would mean something else. Put them back, or train a new run");
        }
    }

    /**
     * Trains, and writes a journal.
     *
     * @param config the resolved configuration, kept in the journal
     */
    public List<Epoch> train(Journal journal, String config, List<RunListener> listeners) {
        return new Training(this, journal, Training.Company.of(listeners))
                .begin(config)
                .epochs();
    }

    /** Trains, and leaves no folder: the run's own listeners, which write into one, are not told. */
    public List<Epoch> train(List<RunListener> listeners) {
        return train(RunState.START, Watch.of(listeners)).epochs();
    }

    /** Trains from a state on, whose tensors are loaded. */
    RunState train(RunState from, Watch watch) {
        int classes = classes().size();
        try (Examples training = open(Split.TRAIN);
                Examples held = open(Split.VALIDATION);
                Loader loader = Loader.training(
                        training,
                        pipeline(spec.augment().train()),
                        classes,
                        assembly.batch(),
                        threads(),
                        spec.seed())) {
            Evaluator validation = evaluator(held, classes, held.size());
            Examiner examiner = new Examiner(spec, machine, overrides, assembly, program);
            return new Trainer(
                            spec.train(), spec.schedule(), assembly, program, loader, validation, examiner, from, watch)
                    .run();
        }
    }

    /** What listeners see of it. */
    WatchedRun watched(Path folder) {
        List<Tensor> learned =
                assembly.parameters().stream().map(Parameter::tensor).toList();
        return new Watched(spec.name(), folder, classes(), learned, program);
    }

    /**
     * Judges the network.
     *
     * @param pictures at most so many, the first of the split
     */
    public Score evaluate(Split split, int pictures, List<RunListener> listeners) {
        int classes = classes().size();
        try (Examples examples = open(split)) {
            return evaluator(examples, classes, pictures).evaluate(listeners);
        }
    }

    private Evaluator evaluator(Examples examples, int classes, int pictures) {
        Pipeline pipeline = pipeline(spec.augment().evaluate());
        return new Evaluator(
                assembly,
                program,
                () -> Loader.evaluation(examples, pipeline, classes, assembly.batch(), pictures, threads()));
    }

    private Examples open(Split split) {
        return reading(() -> spec.data().open(split));
    }

    private int threads() {
        return spec.train().loaders();
    }

    /** What tells what pictures show; it lives as long as this session. */
    public Predictor predictor() {
        return new Predictor(
                assembly,
                program,
                pipeline(spec.augment().evaluate()),
                spec.train().loaders());
    }

    /** Closes the program, then the run's backends and dataset. */
    @Override
    public void close() {
        program.close();
        machine.close();
        spec.data().close();
    }

    private Pipeline pipeline(List<Augmentation> augmentations) {
        return new Pipeline(decoders, augmentations, assembly.picture(), spec.seed());
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new DataException("the dataset cannot be read: " + e, e);
        }
    }
}
