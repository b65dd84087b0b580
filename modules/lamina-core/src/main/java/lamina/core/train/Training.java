package lamina.core.train;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.WatchedRun;
import lamina.core.TrainSpec;

/** A training that leaves a run folder, from its beginning or from a checkpoint on. */
public final class Training {
    private final Session session;
    private final Journal journal;
    private final Company company;
    private final TrainSpec spec;
    private final FailedWrites failures;

    /**
     * Who goes along.
     *
     * @param listeners hear of every step
     * @param notes takes lines for people: a checkpoint was written, or cannot be
     * @param stop asked between steps, and while pictures are waited for: whether to end with a checkpoint before the end of the run
     * @param plugins a class of each plugin that takes part, for the checkpoints
     */
    public record Company(
            List<RunListener> listeners,
            Consumer<String> notes,
            BooleanSupplier stop,
            Collection<? extends Class<?>> plugins) {

        /** Listeners only. */
        public static Company of(List<RunListener> listeners) {
            return new Company(listeners, _ -> {}, () -> false, List.of());
        }
    }

    /** A training in the folder of a journal, by a session that was made for training. */
    public Training(Session session, Journal journal, Company company) {
        this.session = session;
        this.journal = journal;
        this.company = company;
        this.spec = session.spec().train();
        this.failures = new FailedWrites(spec.checkpoint().onError(), company.notes());
    }

    /**
     * Trains from the beginning.
     *
     * @param config the resolved configuration, kept in the folder
     * @return where the run stands: at its end, unless it was stopped
     */
    public RunState begin(String config) {
        session.initialize().ifPresent(taken -> {
            taken.lines().forEach(company.notes());
            session.otherClasses(taken).ifPresent(company.notes());
        });
        journal.write("config.json", config);
        journal.write(Journal.CLASSES, String.join("\n", session.classes()) + "\n");
        return train(RunState.START, config, List.of());
    }

    /**
     * Goes on from a checkpoint that {@link Session#restore} has loaded.
     *
     * @param config the resolved configuration, with what has changed
     */
    public RunState resume(Checkpoint from, String config) {
        from.restoreBest(journal.folder());
        journal.write("config.json", config);
        List<Path> givenUp = Checkpoints.of(journal.folder()).after(from.folder());
        return train(from.state(), config, givenUp);
    }

    private RunState train(RunState from, String config, List<Path> givenUp) {
        Provenance provenance = Provenance.of(session, company.plugins());
        CheckpointWriter writer = new CheckpointWriter(journal.folder(), session, config, provenance, givenUp);
        Score best = from.best().map(Epoch::validation).orElse(Score.NONE);
        Keeper keeper = new Keeper(
                journal.folder(), spec.validateEvery(), best, file -> failures.attempt(() -> session.save(file)));
        List<RunListener> listeners = listeners(keeper);
        WatchedRun watched = session.watched(journal.folder());
        listeners.forEach(listener -> listener.opened(watched));
        CheckpointWatch watch = new CheckpointWatch(session, journal, company, failures, listeners, writer);
        RunState state = session.train(from, watch);
        end(state, keeper, watch);
        return state;
    }

    private List<RunListener> listeners(Keeper keeper) {
        return Stream.of(
                        Stream.of(new Tolerant(journal.metrics(), failures), keeper),
                        session.spec().listeners().stream().map(guest -> new Tolerant(new Guest(guest), failures)),
                        company.listeners().stream())
                .<RunListener>flatMap(Function.identity())
                .toList();
    }

    /** Says how the run has ended, and leaves what it has come to. */
    private void end(RunState state, Keeper keeper, CheckpointWatch watch) {
        state.endedEarly(spec)
                .ifPresent(reason -> company.notes()
                        .accept("ended after epoch %d of %d: %s"
                                .formatted(state.history().size(), spec.epochs(), reason)));
        if (session.movedInStep() > 0) {
            journal.metrics().crossed(session.movedInStep());
        }
        if (state.finished(spec)) {
            keeper.finish(session::save);
            failures.attempt(() -> watch.write(state));
        } else {
            watch.write(state); // unless it was written when the run was stopped
        }
    }

    /** The difference between what a checkpoint was computed with and what computes now, a line each. */
    public static List<String> changes(Session session, Collection<? extends Class<?>> plugins, Checkpoint then) {
        return Provenance.of(session, plugins).changesSince(then.note().provenance());
    }
}
