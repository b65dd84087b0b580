package lamina.core.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.train.RunListener;
import lamina.core.TrainSpec;
import lamina.core.data.Skipped;

/**
 * Keeps a run that has a folder: writes a checkpoint when one is due, when the run is stopped and when it fails, and puts what happens to
 * it into its journal.
 */
final class CheckpointWatch implements Watch {
    private final Session session;
    private final TrainSpec spec;
    private final Journal journal;
    private final Training.Company company;
    private final FailedWrites failures;
    private final List<RunListener> listeners;
    private final CheckpointWriter writer;
    private long written = System.nanoTime(); // no time of day: clocks are set
    private boolean writing; // and it has failed, if an error ends the run meanwhile

    CheckpointWatch(
            Session session,
            Journal journal,
            Training.Company company,
            FailedWrites failures,
            List<RunListener> listeners,
            CheckpointWriter writer) {
        this.session = session;
        this.spec = session.spec().train();
        this.journal = journal;
        this.company = company;
        this.failures = failures;
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
        writing = true;
        write(state); // without it, what was learned since the last one would be lost
        writing = false;
    }

    /** Writes a checkpoint, unless this very state was written last. */
    void write(RunState state) {
        if (!writer.has(state)) {
            journal.metrics().flush();
            writer.write(state);
        }
    }

    @Override
    public void stands(RunState state) {
        if (due(state)) {
            written = System.nanoTime();
            writing = true;
            failures.attempt(() -> write(state));
            writing = false;
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
            failures.attempt(() -> journal.metrics().skipped(picture, step));
        }
    }

    @Override
    public void failed(RunState state) {
        if (state.step() == 0 || writing) {
            return; // nothing was learned, and the folder is to be used again; or this is what failed
        }
        try {
            write(state);
            company.notes()
                    .accept("what was learned up to %s is kept; to go on: lamina train --resume %s"
                            .formatted(state.text(), journal.folder()));
        } catch (DataException e) {
            company.notes().accept("warning: " + e.getMessage());
        }
    }

    @Override
    public void diverged(Divergence divergence) {
        failures.attempt(() -> journal.metrics().diverged(divergence));
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
