package lamina.core.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.storage.Drafts;

/**
 * Writes checkpoints: beside their place, through to the disk, and then moved into it, so that one is there whole or not at all. Only
 * then are older ones deleted. Files that are there already are linked rather than copied: the best weights, and the tensors if only the
 * judgement of an epoch has come since the last checkpoint.
 */
final class CheckpointWriter {
    private final Path run;
    private final Checkpoints checkpoints;
    private final Session session;
    private final String configuration;
    private final Provenance provenance;
    private final int keep;
    private List<Path> givenUp; // until there is something in their stead
    private Optional<Written> last = Optional.empty();
    private Optional<Sum> best = Optional.empty();

    /** What was written last. */
    private record Written(Path folder, RunState state, Sums sums) {}

    /** Of the best weights after an epoch: they are read once, and linked after that. */
    private record Sum(int epoch, String sha256) {}

    /**
     * A writer.
     *
     * @param run the folder of the run
     * @param givenUp checkpoints of a course of the run that is given up, to be deleted once another is written
     */
    CheckpointWriter(Path run, Session session, String configuration, Provenance provenance, List<Path> givenUp) {
        this.givenUp = List.copyOf(givenUp);
        this.run = run;
        this.checkpoints = Checkpoints.of(run);
        this.session = session;
        this.configuration = configuration;
        this.provenance = provenance;
        this.keep = session.spec().train().checkpoint().keep();
    }

    /**
     * Writes one.
     *
     * @return its folder
     * @throws DataException if it cannot be written: those before are as they were
     */
    Path write(RunState state) {
        Path target = checkpoints.folder().resolve(state.label());
        Path draft = Drafts.beside(target);
        try {
            Files.createDirectories(draft);
            Sums sums = fill(draft, state);
            Replacement.writeNew(
                    draft.resolve(Sums.FILE), channel -> channel.write(StandardCharsets.UTF_8.encode(sums.text())));
            Drafts.flush(draft);
            settle(draft, target);
            last = Optional.of(new Written(target, state, sums));
            Checkpoints.delete(
                    givenUp.stream().filter(old -> !same(old, target)).toList());
            givenUp = List.of();
            checkpoints.prune(target, keep);
            return target;
        } catch (IOException e) {
            throw new DataException(
                    "cannot write the checkpoint %s: %s. Is there room on the disk, and may the folder be written? %s"
                            .formatted(target, Reason.of(e), before()),
                    e);
        } finally {
            discard(draft);
        }
    }

    private static boolean same(Path a, Path b) {
        return a.getFileName().equals(b.getFileName());
    }

    /** Whether this very state was written last. */
    boolean has(RunState state) {
        return last.map(Written::state).filter(state::equals).isPresent();
    }

    private Sums fill(Path draft, RunState state) throws IOException {
        Optional<Written> same = last.filter(written -> written.state().step() == state.step());
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put(Checkpoint.TENSORS, tensors(draft.resolve(Checkpoint.TENSORS), same));
        best(draft, state, same).ifPresent(sum -> sums.put(Journal.BEST, sum));
        sums.put(Checkpoint.CONFIGURATION, text(draft.resolve(Checkpoint.CONFIGURATION), configuration));
        sums.put(Checkpoint.NOTE, text(draft.resolve(Checkpoint.NOTE), RecordJson.write(note(state))));
        return new Sums(sums);
    }

    private Checkpoint.Note note(RunState state) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Checkpoint.Note(Checkpoint.FORMAT, now, state, session.classes(), provenance);
    }

    private String tensors(Path file, Optional<Written> same) throws IOException {
        if (same.isPresent()) {
            link(same.get().folder().resolve(Checkpoint.TENSORS), file);
            return same.get().sums().byName().get(Checkpoint.TENSORS);
        }
        Tensors all = Checkpoint.tensors(session.assembly());
        return Sums.writeNew(file, channel -> all.write(channel, session.card().metadata(), session.program()));
    }

    /** The best weights as of the complete epochs: what a cut epoch came to is not among them. */
    private Optional<String> best(Path draft, RunState state, Optional<Written> same) throws IOException {
        Path source = state.cut().isPresent()
                ? same.map(written -> written.folder().resolve(Journal.BEST)).orElse(run.resolve(Journal.BEST))
                : run.resolve(Journal.BEST);
        if (state.best().isEmpty() || !Files.isRegularFile(source)) {
            return Optional.empty();
        }
        int epoch = state.best().get().number();
        if (best.filter(sum -> sum.epoch() == epoch).isEmpty()) {
            best = Optional.of(new Sum(epoch, Sums.of(source)));
        }
        link(source, draft.resolve(Journal.BEST));
        return best.map(Sum::sha256);
    }

    private static String text(Path file, String text) throws IOException {
        return Sums.writeNew(file, channel -> channel.write(StandardCharsets.UTF_8.encode(text)));
    }

    /** Where a file system has no links, a copy. */
    static void link(Path source, Path file) throws IOException {
        try {
            Files.createLink(file, source);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
            Drafts.flush(file);
        }
    }

    private void settle(Path draft, Path target) throws IOException {
        if (Files.exists(target)) { // a damaged one, or of a course that was given up: those before it are still there
            Path old = Drafts.beside(target);
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            Drafts.delete(old);
        } else {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        Drafts.flush(checkpoints.folder());
    }

    private String before() {
        List<Path> all = checkpoints.all();
        return all.isEmpty() ? "There is none before it" : "The one before it is as it was: " + all.getLast();
    }

    private static void discard(Path draft) {
        try {
            Drafts.delete(draft);
        } catch (IOException e) {
            // it is cleared away when the run goes on
        }
    }
}
