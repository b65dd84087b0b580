package lamina.core.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.backend.Program;
import lamina.api.graph.Parameter;
import lamina.api.graph.State;
import lamina.core.graph.Assembly;
import lamina.storage.Drafts;

/**
 * A checkpoint that is sound: every file is there and has the bytes that were written.
 *
 * @param folder where it is
 * @param note what it says of itself
 * @param configuration the resolved configuration, JSON
 */
public record Checkpoint(Path folder, Note note, String configuration) {
    static final String TENSORS = "tensors.safetensors";
    static final String NOTE = "checkpoint.json";

    /** The resolved configuration, here as in the folder of a run. */
    public static final String CONFIGURATION = "config.json";

    /** Of what a checkpoint says of itself, so that a later one can tell. */
    static final int FORMAT = 1;

    /**
     * What a checkpoint says of itself.
     *
     * @param format the version of this form
     * @param written when, as ISO-8601 in UTC; for people only
     * @param state where the run stood
     * @param classes the names of the classes, in the order of the labels
     * @param provenance what had computed it
     */
    public record Note(int format, String written, RunState state, List<String> classes, Provenance provenance) {
        /** Copies the list. */
        public Note {
            classes = List.copyOf(classes);
        }
    }

    /** Where the run stood. */
    public RunState state() {
        return note.state();
    }

    /** Loads parameters and states into a program. */
    void load(Assembly assembly, Program program) {
        tensors(assembly).load(folder.resolve(TENSORS), program);
    }

    /** All that lives between two steps. */
    static Tensors tensors(Assembly assembly) {
        return new Tensors(Stream.concat(
                        assembly.parameters().stream().map(Parameter::tensor),
                        assembly.states().stream().map(State::tensor))
                .toList());
    }

    /** The weights of the best epoch, if one was judged. */
    Optional<Path> best() {
        return Optional.of(folder.resolve(Journal.BEST)).filter(Files::isRegularFile);
    }

    /** Makes the best weights in the run's folder what they were then: a course that was given up may have found better ones. */
    void restoreBest(Path run) {
        Path file = run.resolve(Journal.BEST);
        try {
            if (best().isEmpty()) {
                Files.deleteIfExists(file);
            } else if (Files.notExists(file) || Files.mismatch(file, best().get()) >= 0) {
                Path draft = Drafts.beside(file);
                CheckpointWriter.link(best().get(), draft);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new DataException("the best weights cannot be put back into %s: %s".formatted(file, Reason.of(e)), e);
        }
    }

    /** How far the clock has gone back since it was written; empty if it has not. Nothing depends on it. */
    public Optional<String> clock(Instant now) {
        Instant then = Instant.parse(note.written());
        return then.isAfter(now)
                ? Optional.of(
                        "the clock says %s, yet the checkpoint was written at %s: nothing depends on it, but look at the clock"
                                .formatted(now, then))
                : Optional.empty();
    }

    /**
     * Reads a checkpoint, and checks every byte of it.
     *
     * @throws DataException if it is damaged, with what is wrong
     */
    public static Checkpoint read(Path folder) {
        try {
            Optional<String> fault = fault(folder);
            if (fault.isPresent()) {
                throw damaged(folder, fault.get());
            }
            Path file = folder.resolve(NOTE);
            Note note = RecordJson.read(Note.class, Files.readString(file), file.toString());
            return new Checkpoint(folder, known(note, file), Files.readString(folder.resolve(CONFIGURATION)));
        } catch (IOException e) {
            throw damaged(folder, e.toString());
        }
    }

    private static Optional<String> fault(Path folder) throws IOException {
        Optional<Sums> sums = Sums.read(folder);
        if (sums.isEmpty()) {
            return Optional.of(Sums.FILE + " is missing or unreadable");
        }
        for (String name : List.of(TENSORS, NOTE, CONFIGURATION)) {
            if (!sums.get().byName().containsKey(name)) {
                return Optional.of(Sums.FILE + " does not name " + name);
            }
        }
        return sums.get().broken(folder);
    }

    private static Note known(Note note, Path file) {
        if (note.format() != FORMAT) {
            throw new DataException(
                    "%s has the format %d, and this Lamina reads %d: go on with the Lamina that wrote it"
                            .formatted(file, note.format(), FORMAT));
        }
        return note;
    }

    private static DataException damaged(Path folder, String reason) {
        return new DataException("the checkpoint %s is damaged: %s".formatted(folder, reason));
    }
}
