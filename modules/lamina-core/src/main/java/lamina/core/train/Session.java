package lamina.core.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.AssemblyException;
import lamina.api.DataException;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Device;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.data.Decoder;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.graph.Parameter;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Schedule;
import lamina.api.train.Score;
import lamina.api.train.WatchedRun;
import lamina.core.RunSpec;
import lamina.core.data.Album;
import lamina.core.data.Loader;
import lamina.core.device.Crossing;
import lamina.core.device.Machine;
import lamina.core.device.Traffic;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Learning;
import lamina.core.graph.Network;

/** A run at work: its network assembled and compiled, ready to learn, to be judged and to be asked. Used by one thread. */
public final class Session implements AutoCloseable {
    private final RunSpec spec;
    private final List<OverrideSet> overrides;
    private final Assembly assembly;
    private final Machine machine;
    private final Program program;
    private final Material material;
    private Optional<Profile> profile = Optional.empty();

    private Session(
            RunSpec spec,
            List<Decoder> decoders,
            List<OverrideSet> overrides,
            Assembly assembly,
            CompileListener listener) {
        this.spec = spec;
        this.overrides = List.copyOf(overrides);
        this.assembly = assembly;
        this.machine = Machine.of(spec);
        this.program = machine.compile(assembly, overrides, listener);
        this.material = new Material(spec, decoders, assembly);
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
        Session session = compiled(spec, decoders, overrides, listener);
        try {
            session.fill();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * A session to be looked at, and to be {@linkplain #fill filled} before it trains: nothing is written into the program's
     * memory yet, most of which is not really taken until then.
     *
     * @see #training(RunSpec, List, List, CompileListener)
     */
    public static Session compiled(
            RunSpec spec, List<Decoder> decoders, List<OverrideSet> overrides, CompileListener listener) {
        Assembly assembly = Assembler.training(spec);
        return new Session(spec, decoders, overrides, assembly, listener);
    }

    /** Gives parameters and states the values that they begin with. */
    public void fill() {
        Initialization.write(assembly, program, spec.seed());
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
        return program instanceof Traffic traffic ? traffic.movedInStep(assembly.portions()) : 0;
    }

    /**
     * From here on training measures each op of each step; what is learned stays the same bits.
     *
     * @return what it comes to, to be asked at any time on the thread that trains
     */
    public Profile startProfile() {
        Profile started = new Profile(program, assembly);
        profile = Optional.of(started);
        return started;
    }

    /** What the run's device can do at best; empty if there are several. Takes a second or so. */
    public Optional<Roofline> roofline() {
        boolean one = spec.devices().isEmpty() && spec.replicas().isEmpty();
        return one ? Optional.of(Roofline.measure(spec.backend(), overrides)) : Optional.empty();
    }

    Optional<Profile> profile() {
        return profile;
    }

    /** What crosses between devices in each run of a procedure; empty if there is but one. */
    public List<Crossing> crossings() {
        return machine.crossings(assembly);
    }

    /** The compiled graph. */
    public Program program() {
        return program;
    }

    /**
     * What the program would hold with batches of another size: compiles it, and lets go of it at once.
     *
     * @param batch pictures at a time, as {@link Assembly#batch}
     * @throws lamina.api.LaminaException if it cannot be compiled so
     */
    public List<MemoryUse> memory(int batch) {
        Assembly other = Assembler.training(Network.of(spec), batch * assembly.portions(), Learning.of(spec));
        try (Program sized = machine.compile(other, overrides, CompileListener.NONE)) {
            return sized.memory();
        }
    }

    /**
     * What there is to learn from.
     *
     * @param training pictures
     * @param validation pictures held back
     * @param views of each of them that are looked at
     * @param mapped bytes of files that the dataset maps into memory
     * @param decoded whether they are picture files, and not samples as they are
     */
    public record Pictures(int training, int validation, int views, long mapped, boolean decoded) {}

    /**
     * Looks how many pictures there are, as training will open them.
     *
     * @throws DataException if they cannot be read
     */
    public Pictures pictures() {
        return material.pictures();
    }

    /**
     * The names of the dataset's classes.
     *
     * @throws DataException if the dataset cannot be read
     * @throws AssemblyException if the network does not tell as many classes apart
     */
    public List<String> classes() {
        return material.classes();
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
        int batch = assembly.batch() * assembly.portions();
        state.check(state.pictures(), state.pictures() / batch); // before tensors that are as long as a batch
        checkpoint.load(assembly, program);
        if (!checkpoint.note().classes().equals(classes())) {
            throw new DataException("the dataset has other classes than when " + checkpoint.folder()
                    + " was written, or in another order: labels would mean something else. Put them back, or"
                    + " train a new run");
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

    /**
     * Loads the weights that the run begins with, if it names any: its {@code init}. Training does this by itself when it begins.
     *
     * @throws DataException if they do not fit
     */
    public Optional<Transfer> initialize() {
        return spec.init().map(init -> Weights.take(init, assembly, program));
    }

    /**
     * Looks what {@link #initialize} will load, by names and shapes, and loads nothing.
     *
     * @throws DataException if it does not fit
     */
    public Optional<Transfer> transfer() {
        return spec.init().map(init -> Weights.look(init, assembly));
    }

    /** A warning if the last layer comes from a network that tells other classes apart than the dataset has. */
    public Optional<String> otherClasses(Transfer transfer) {
        String last = spec.layers().getLast().name();
        List<String> then = Weights.card(transfer.file()).classes();
        boolean taken = transfer.taken().stream().anyMatch(name -> name.startsWith(last + "."));
        return taken && !then.isEmpty() && !then.equals(classes())
                ? Optional.of(
                        "warning: the last layer, %s, comes from a network with other classes, or in another order; to begin it afresh: init.fresh=%s"
                                .formatted(last, last))
                : Optional.empty();
    }

    /** Trains, and leaves no folder: the run's own listeners, which write into one, are not told. */
    public List<Epoch> train(List<RunListener> listeners) {
        initialize();
        return train(RunState.START, Watch.of(listeners)).epochs();
    }

    /** Trains from a state on, whose tensors are loaded. */
    RunState train(RunState from, Watch watch) {
        return train(from, watch, spec.schedule());
    }

    /** Trains with another schedule. */
    RunState train(RunState from, Watch watch, Schedule schedule) {
        try (Examples training = material.open(Split.TRAIN);
                Examples held = material.open(Split.VALIDATION);
                Loader loader = material.training(training, from.skipped())) {
            Evaluator validation = evaluator(held, held.size());
            Examiner examiner = new Examiner(spec, machine, overrides, assembly, program);
            return new Trainer(spec.train(), schedule, assembly, program, loader, validation, examiner, from, watch)
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
        try (Examples examples = material.open(split)) {
            return evaluator(examples, pictures).evaluate(listeners);
        }
    }

    /** The pictures of a split, to be looked at; it may outlive this session, but not the dataset. */
    public Album album(Split split) {
        return material.album(split);
    }

    private Evaluator evaluator(Examples examples, int pictures) {
        return new Evaluator(assembly, program, () -> material.evaluation(examples, pictures));
    }

    /** Bytes of a file that {@link #save} writes. */
    public long weightsBytes() {
        return Weights.tensors(assembly).bytes();
    }

    /** Bytes of the tensors of a checkpoint. */
    public long checkpointBytes() {
        return Checkpoint.tensors(assembly).bytes();
    }

    /** What tells what pictures show; it lives as long as this session. */
    public Predictor predictor() {
        return predictor("");
    }

    /**
     * The same, for pictures of any size.
     *
     * @param advice what brings a picture of another size to that of the network, a sentence for messages; empty: the usual one
     */
    public Predictor predictor(String advice) {
        return new Predictor(assembly, program, material.judging(advice), material.loaders());
    }

    /** Closes the program, then the run's backends and dataset. */
    @Override
    public void close() {
        program.close();
        machine.close();
        material.close();
    }
}
