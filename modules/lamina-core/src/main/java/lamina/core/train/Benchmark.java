package lamina.core.train;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.train.Progress;
import lamina.core.RunSpec;
import lamina.core.data.Batch;
import lamina.core.graph.Assembly;

/**
 * Measures how fast a session's program is, on one batch of noise that is made once: the run's dataset is not touched, nor its pipeline
 * measured. Each step does what a trainer's or a predictor's does: it writes pictures and labels (and the step's number and rate), runs
 * the procedure, and reads losses and probabilities. The weights are those that the session has; training changes them.
 *
 * <pre>{@code
 * Benchmark benchmark = new Benchmark(session, Assembly.TRAIN);
 * benchmark.warmUp(2);
 * Timing timing = benchmark.measure(10);
 * double imagesPerSecond = timing.imagesPerSecond(timing.best());
 * }</pre>
 */
public final class Benchmark {
    private static final int LEAST = 3; // steps: a median of fewer is none

    private final Assembly assembly;
    private final Program program;
    private final String procedure;
    private final Host host;
    private final Batch batch;
    private final float[] rates;
    private long done;
    private double firstLoss = Double.NaN;

    /**
     * A benchmark of one procedure.
     *
     * @param procedure {@link Assembly#TRAIN} or {@link Assembly#EVALUATE}
     * @throws IllegalArgumentException if the session was not assembled for it
     */
    public Benchmark(Session session, String procedure) {
        assembly = session.assembly();
        if (assembly.graph().procedures().stream().noneMatch(p -> p.name().equals(procedure))) {
            throw new IllegalArgumentException("the session has no procedure '" + procedure + "' to measure");
        }
        this.procedure = procedure;
        program = session.program();
        host = new Host(assembly, program);
        RunSpec spec = session.spec();
        batch = Batch.noise(assembly.batch(), assembly.picture(), assembly.classes(), spec.seed(), Arena.ofAuto());
        rates = new Rates(spec.schedule(), assembly)
                .at(new Progress(0, 1, spec.train().epochs(), List.of())); // those that a run begins with
    }

    /**
     * Runs steps that do not count, until the virtual machine has compiled what they need: two at least.
     *
     * @param seconds for how long
     */
    public void warmUp(double seconds) {
        long began = System.nanoTime();
        for (int steps = 0; steps < LEAST - 1 || seconds(began) < seconds; steps++) {
            step();
        }
    }

    /**
     * Measures steps: three at least.
     *
     * @param seconds for how long
     */
    public Timing measure(double seconds) {
        Laps laps = new Laps();
        double loss = Double.NaN;
        long began = System.nanoTime();
        long before = began;
        while (laps.count() < LEAST || seconds(began) < seconds) {
            loss = step();
            long now = System.nanoTime();
            laps.add(now - before);
            before = now;
        }
        return new Timing(pictures(), laps.all(), firstLoss, loss);
    }

    /**
     * Measures op by op, on the batch that a step has left: three runs at least. Looking at the clock costs each op a little.
     *
     * @param seconds for how long
     * @return the shortest time of each placement of the procedure, in their order
     */
    public List<OpTime> operations(double seconds) {
        List<Placement> placements = program.placements().stream()
                .filter(placement -> placement.procedure().equals(procedure))
                .toList();
        step(); // there must be something to work on
        long began = System.nanoTime();
        long[] best = program.time(procedure);
        for (int runs = 1; runs < LEAST || seconds(began) < seconds; runs++) {
            shorter(best, program.time(procedure));
        }
        return IntStream.range(0, placements.size())
                .mapToObj(i -> new OpTime(placements.get(i), best[i]))
                .toList();
    }

    private static void shorter(long[] best, long[] times) {
        for (int i = 0; i < best.length; i++) {
            best[i] = Math.min(best[i], times[i]);
        }
    }

    /** Of a step. */
    private int pictures() {
        return procedure.equals(Assembly.TRAIN) ? assembly.batch() * assembly.portions() : assembly.batch();
    }

    /** The mean loss. */
    private double step() {
        if (procedure.equals(Assembly.TRAIN)) {
            for (int portion = 0; portion < assembly.portions(); portion++) {
                host.train(batch, done, portion, rates);
            }
        } else {
            host.evaluate(batch);
        }
        double sum = 0;
        for (int row = 0; row < batch.count(); row++) {
            sum += host.loss(row);
        }
        double loss = sum / batch.count();
        firstLoss = done == 0 ? loss : firstLoss;
        done++;
        return loss;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) * 1e-9;
    }
}
