package lamina.core.train;

import java.util.Optional;
import lamina.api.backend.Program;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.core.WatchSpec;
import lamina.core.data.Batch;
import lamina.core.data.Loader;
import lamina.core.graph.Assembly;
import lamina.core.graph.FiniteLoss;

/** Where a step happens: a batch goes through the program, in one or more portions, and the parameters are updated. */
final class Learner {
    private final Loader loader;
    private final Host host;
    private final int portions;
    private final WatchSpec watch;
    private final Optional<Observed> observed;
    private final Alarm alarm;
    private final Tally tally = new Tally();
    private final float[] row;

    /**
     * A learner.
     *
     * @param loader yields the portions behind the first
     * @param watch says in which steps to look into the network
     * @param profile is told the time of each op of each run
     * @param alarm says what is wrong with a loss that is no number
     */
    Learner(
            Loader loader,
            Assembly assembly,
            Program program,
            WatchSpec watch,
            Optional<Profile> profile,
            Alarm alarm) {
        this.loader = loader;
        this.host = new Host(assembly, program, profile);
        this.portions = assembly.portions();
        this.watch = watch;
        this.observed = assembly.observation().map(observation -> new Observed(observation, program));
        this.alarm = alarm;
        this.row = new float[host.classes()];
    }

    /**
     * One step. The portions behind the first are waited for in any case, as layers' states may have moved on.
     *
     * @param before where the run stands
     * @param rates the run's, then those of {@link Assembly#rates}
     * @return the attempt at the last portion
     * @throws lamina.api.ConfigurationException if the loss is not a finite number
     */
    Alarm.Attempt learn(Batch first, RunState before, float... rates) {
        tally.clear();
        Alarm.Attempt attempt = portion(new Alarm.Attempt(before, first, rates[0]), 0, rates);
        for (int portion = 1; portion < portions; portion++) {
            attempt = portion(new Alarm.Attempt(before, loader.next(), rates[0]), portion, rates);
        }
        return attempt;
    }

    private Alarm.Attempt portion(Alarm.Attempt attempt, int number, float... rates) {
        try {
            compute(attempt, number, rates);
        } catch (RuntimeException e) {
            throw FiniteLoss.ended(e) ? alarm.broken(attempt) : e;
        }
        add(attempt.batch());
        return attempt;
    }

    private void compute(Alarm.Attempt attempt, int portion, float... rates) {
        Optional<Observed> look = look(attempt.step());
        if (look.isPresent()) {
            host.observe(attempt.batch(), attempt.before().step(), portion, look.get(), rates);
        } else {
            host.train(attempt.batch(), attempt.before().step(), portion, rates);
        }
    }

    /** Where to look, if a step is one that looks into itself. */
    private Optional<Observed> look(long step) {
        return observed.filter(_ -> watch.looksAt(step));
    }

    private void add(Batch batch) {
        for (int i = 0; i < batch.count(); i++) {
            host.probabilities(i, row);
            tally.add(host.loss(i), row, batch.label(i));
        }
    }

    /** Of the last step, before its update. */
    Score score() {
        return tally.score();
    }

    /** What the last step has seen of itself, if it has looked. */
    Optional<Statistics> statistics(Alarm.Attempt attempt) {
        return look(attempt.step())
                .map(found -> found.read(attempt.step(), attempt.before().epoch()));
    }
}
