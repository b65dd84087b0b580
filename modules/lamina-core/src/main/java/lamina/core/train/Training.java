package lamina.core.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.WatchedRun;
import lamina.core.TrainSpec;
import lamina.core.data.Skipped;
import lamina.storage.Drafts;

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
        restoreBest(from);
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
        List<RunListener> listeners = Stream.of(
                        Stream.of(new Tolerant(journal, failures), keeper),
                        session.spec().listeners().stream().map(guest -> new Tolerant(new Guest(guest), failures)),
                        company.listeners().stream())
                .<RunListener>flatMap(Function.identity())
                .toList();
        WatchedRun watched = session.watched(journal.folder());
        listeners.forEach(listener -> listener.opened(watched));
        RunState state = session.train(from, new Diary(listeners, writer));
        state.endedEarly(spec)
                .ifPresent(reason -> company.notes()
                        .accept("ended after epoch %d of %d: %s"
                                .formatted(state.history().size(), spec.epochs(), reason)));
        if (session.movedInStep() > 0) {
            journal.crossed(session.movedInStep());
        }
        if (state.finished(spec)) {
            keeper.finish(session::save);
            failures.attempt(() -> write(writer, state));
        } else {
            write(writer, state); // unless it was written when the run was stopped
        }
        return state;
    }

    private void write(CheckpointWriter writer, RunState state) {
        if (!writer.has(state)) {
            journal.flush();
            writer.write(state);
        }
    }

    /** What the best weights were at the checkpoint: a course that was given up may have found better ones. */
    private void restoreBest(Checkpoint from) {
        Path file = journal.folder().resolve(Journal.BEST);
        try {
            if (from.best().isEmpty()) {
                Files.deleteIfExists(file);
            } else if (Files.notExists(file) || Files.mismatch(file, from.best().get()) >= 0) {
                Path draft = Drafts.beside(file);
                CheckpointWriter.link(from.best().get(), draft);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new DataException("the best weights cannot be put back into %s: %s".formatted(file, Reason.of(e)), e);
        }
    }

    /** Writes checkpoints when they are due. */
    private final class Diary implements Watch {
        private final List<RunListener> listeners;
        private final CheckpointWriter writer;
        private long written = System.nanoTime(); // no time of day: clocks are set
        private boolean refused;

        Diary(List<RunListener> listeners, CheckpointWriter writer) {
            this.listeners = listeners;
            this.writer = writer;
        }

        @Override
        public List<RunListener> listeners() {
            return listeners;
        }

        @Override
        public Optional<Profile> profile() {
            return session.profile();
        }

        @Override
        public boolean stop() {
            return company.stop().getAsBoolean();
        }

        @Override
        public void stopped(RunState state) {
            refused = true;
            write(writer, state); // without it, what was learned since the last one would be lost
            refused = false;
        }

        @Override
        public void stands(RunState state) {
            if (due(state)) {
                written = System.nanoTime();
                refused = true;
                failures.attempt(() -> write(writer, state));
                refused = false;
            }
        }

        /** Of a run that has ended only once its weights are there: whoever finds it asks for nothing more. */
        private boolean due(RunState state) {
            long every = spec.checkpoint().steps();
            double minutes = spec.checkpoint().minutes();
            boolean wanted = (every > 0 && state.step() % every == 0)
                    || (minutes > 0 && System.nanoTime() - written >= minutes * 60e9)
                    || state.beforeCut(spec);
            return wanted && !state.finished(spec);
        }

        @Override
        public void skipped(List<Skipped> pictures, long step) {
            for (Skipped picture : pictures) {
                company.notes().accept("warning: step %d passes over a picture: %s".formatted(step, picture.reason()));
                failures.attempt(() -> journal.skipped(picture, step));
            }
        }

        @Override
        public void failed(RunState state) {
            if (state.step() == 0 || refused) {
                return; // nothing was learned, and the folder is to be used again; or this is what failed
            }
            try {
                write(writer, state);
                company.notes()
                        .accept("what was learned up to %s is kept; to go on: lamina train --resume %s"
                                .formatted(state.text(), journal.folder()));
            } catch (DataException e) {
                company.notes().accept("warning: " + e.getMessage());
            }
        }

        @Override
        public void diverged(Divergence divergence) {
            failures.attempt(() -> journal.diverged(divergence));
        }

        @Override
        public Optional<Path> kept() {
            List<Path> all = Checkpoints.of(journal.folder()).all();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        }

        @Override
        public void note(String text) {
            company.notes().accept(text);
        }
    }

    /** The difference between what a checkpoint was computed with and what computes now, a line each. */
    public static List<String> changes(Session session, Collection<? extends Class<?>> plugins, Checkpoint then) {
        return Provenance.of(session, plugins).changesSince(then.note().provenance());
    }
}
