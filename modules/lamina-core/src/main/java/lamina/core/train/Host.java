package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.core.data.Batch;
import lamina.core.graph.Assembly;
import lamina.core.graph.Examination;

/** The host's side of a program: feeds batches, runs procedures, and reads what they yield into memory that is allocated once. */
final class Host {
    private final Assembly assembly;
    private final Program program;
    private final Optional<Profile> profile;
    private final Set<Tensor> used; // a network without dropout has no use for the step's number
    private final int classes;
    private final MemorySegment step;
    private final MemorySegment rate;
    private final List<Tensor> rates; // the run's, then those of groups
    private final MemorySegment losses;
    private final MemorySegment probabilities;

    Host(Assembly assembly, Program program) {
        this(assembly, program, Optional.empty());
    }

    /** @param profile is told the time of each op of each run */
    Host(Assembly assembly, Program program, Optional<Profile> profile) {
        this.profile = profile;
        this.assembly = assembly;
        this.program = program;
        this.used = Set.copyOf(assembly.graph().tensors());
        this.classes = assembly.classes();
        Arena arena = Arena.ofAuto();
        step = arena.allocate(assembly.step().bytes(), Integer.BYTES);
        rates = Stream.concat(Stream.of(assembly.rate()), assembly.rates().keySet().stream())
                .toList();
        rate = arena.allocate(ValueLayout.JAVA_FLOAT);
        losses = arena.allocate(assembly.evaluation().losses().bytes(), 64);
        probabilities = arena.allocate(assembly.evaluation().probabilities().bytes(), 64);
    }

    int classes() {
        return classes;
    }

    /**
     * One step of training, or a portion of one: the last updates.
     *
     * @param number counts from 0
     * @param portion of the step's batch, from 0
     * @param learning the run's rate, then those of {@link Assembly#rates}
     */
    void train(Batch batch, long number, int portion, float... learning) {
        begin(number, portion, learning);
        run(Assembly.TRAIN, batch, assembly.training().orElseThrow());
        if (updates(portion)) {
            run(Assembly.UPDATE);
        }
    }

    /** The same, and looks into it. */
    void observe(Batch batch, long number, int portion, Observed observed, float... learning) {
        begin(number, portion, learning);
        run(Assembly.OBSERVE, batch, assembly.observation().orElseThrow().result());
        observed.passed();
        if (updates(portion)) {
            run(Assembly.OBSERVE_UPDATE);
        }
    }

    /** The forward pass of a step of training. */
    void examine(Batch batch, long number) {
        begin(number, 0);
        run(Examination.PROCEDURE, batch, assembly.evaluation());
    }

    private boolean updates(int portion) {
        return assembly.portions() > 1 && portion == assembly.portions() - 1;
    }

    private void begin(long number, int portion, float... learning) {
        step.setAtIndex(ValueLayout.JAVA_INT, 0, (int) number);
        if (assembly.portions() > 1) {
            step.setAtIndex(ValueLayout.JAVA_INT, 1, portion * assembly.batch());
        }
        write(assembly.step(), step);
        for (int i = 0; i < learning.length; i++) {
            rate.set(ValueLayout.JAVA_FLOAT, 0, learning[i]);
            write(rates.get(i), rate);
        }
    }

    /** A forward pass as in use. */
    void evaluate(Batch batch) {
        run(Assembly.EVALUATE, batch, assembly.evaluation());
    }

    private void run(String procedure, Batch batch, Loss.Result result) {
        write(assembly.images(), batch.images());
        write(assembly.labels(), batch.labels());
        run(procedure);
        program.read(result.losses(), losses);
        program.read(result.probabilities(), probabilities);
    }

    private void run(String procedure) {
        if (profile.isPresent()) {
            profile.get().add(procedure, program.time(procedure));
        } else {
            program.run(procedure);
        }
    }

    /** The loss of a row of the batch that ran last. */
    float loss(int row) {
        return losses.getAtIndex(ValueLayout.JAVA_FLOAT, row);
    }

    /** Copies the probabilities of a row of the batch that ran last. */
    void probabilities(int row, float[] into) {
        MemorySegment.copy(probabilities, ValueLayout.JAVA_FLOAT, (long) row * classes * Float.BYTES, into, 0, classes);
    }

    private void write(Tensor tensor, MemorySegment from) {
        if (used.contains(tensor)) {
            program.write(tensor, from);
        }
    }
}
