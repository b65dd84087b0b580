package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.Set;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.core.data.Batch;
import lamina.core.graph.Assembly;

/** The host's side of a program: feeds batches, runs procedures, and reads what they yield into memory that is allocated once. */
final class Host {
    private final Assembly assembly;
    private final Program program;
    private final Optional<Profile> profile;
    private final Set<Tensor> used; // a network without dropout has no use for the step's number
    private final int classes;
    private final MemorySegment step;
    private final MemorySegment rate;
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
        step = arena.allocate(ValueLayout.JAVA_INT);
        rate = arena.allocate(ValueLayout.JAVA_FLOAT);
        losses = arena.allocate(assembly.evaluation().losses().bytes(), 64);
        probabilities = arena.allocate(assembly.evaluation().probabilities().bytes(), 64);
    }

    int classes() {
        return classes;
    }

    /** One step of training; {@code number} counts from 0. */
    void train(Batch batch, long number, float learningRate) {
        step.set(ValueLayout.JAVA_INT, 0, (int) number);
        rate.set(ValueLayout.JAVA_FLOAT, 0, learningRate);
        write(assembly.step(), step);
        write(assembly.rate(), rate);
        run(Assembly.TRAIN, batch, assembly.training().orElseThrow());
    }

    /** A forward pass as in use. */
    void evaluate(Batch batch) {
        run(Assembly.EVALUATE, batch, assembly.evaluation());
    }

    private void run(String procedure, Batch batch, Loss.Result result) {
        write(assembly.images(), batch.images());
        write(assembly.labels(), batch.labels());
        if (profile.isPresent()) {
            profile.get().add(procedure, program.time(procedure));
        } else {
            program.run(procedure);
        }
        program.read(result.losses(), losses);
        program.read(result.probabilities(), probabilities);
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
