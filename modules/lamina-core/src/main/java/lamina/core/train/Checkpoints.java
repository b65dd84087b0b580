package lamina.core.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.storage.Drafts;

/**
 * The checkpoints of a run folder, in {@code checkpoints/}: a folder each, named after the step.
 *
 * @param folder {@code checkpoints/}
 */
public record Checkpoints(Path folder) {
    /** Their folder within the folder of a run. */
    public static final String FOLDER = "checkpoints";

    private static final Pattern NAME = Pattern.compile("step-\\d{8,}.*");

    /**
     * A checkpoint to go on from.
     *
     * @param checkpoint the checkpoint
     * @param passedOver what is wrong with later ones, a line each
     */
    public record Found(Checkpoint checkpoint, List<String> passedOver) {
        /** Copies the list. */
        public Found {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** Of a run folder. */
    public static Checkpoints of(Path run) {
        return new Checkpoints(run.resolve(FOLDER));
    }

    /** Whether a path is a checkpoint within a run folder, by its name. */
    public static boolean named(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return NAME.matcher(String.valueOf(absolute.getFileName())).matches()
                && Optional.ofNullable(absolute.getParent())
                        .map(Path::getFileName)
                        .filter(name -> name.toString().equals(FOLDER))
                        .isPresent();
    }

    /**
     * The newest that is sound.
     *
     * @throws DataException if there is none, with what is wrong with each
     */
    public Found newest() {
        List<String> faults = new ArrayList<>();
        for (Path candidate : all().reversed()) {
            try {
                return new Found(Checkpoint.read(candidate), faults);
            } catch (DataException e) {
                faults.add(e.getMessage());
            }
        }
        throw new DataException(
                faults.isEmpty()
                        ? "there is no checkpoint in %s: the run ended before it wrote one, so train it anew"
                                .formatted(folder)
                        : "no checkpoint can be used, so the run cannot go on; the weights that it saved are still"
                                + " beside them\n"
                                + String.join("\n", faults));
    }

    /**
     * What the newest says of itself; its tensors are not looked at. Empty if there is none that can be read.
     */
    public Optional<Checkpoint.Note> note() {
        for (Path candidate : all().reversed()) {
            try {
                Path file = candidate.resolve(Checkpoint.NOTE);
                return Optional.of(RecordJson.read(Checkpoint.Note.class, Files.readString(file), file.toString()));
            } catch (IOException | DataException e) {
                // an older one may do: this is for people to read, and nothing goes on from it
            }
        }
        return Optional.empty();
    }

    /**
     * One of them.
     *
     * @throws DataException if it is damaged, with an earlier one that is sound
     */
    public Checkpoint at(Path checkpoint) {
        try {
            return Checkpoint.read(checkpoint);
        } catch (DataException e) {
            String name = checkpoint.getFileName().toString();
            throw new DataException(
                    e.getMessage()
                            + all().reversed().stream()
                                    .filter(other ->
                                            other.getFileName().toString().compareTo(name) < 0)
                                    .filter(Checkpoints::sound)
                                    .findFirst()
                                    .map(other -> ". An earlier one is sound: go on with --resume " + other)
                                    .orElse(". None before it is sound"),
                    e);
        }
    }

    private static boolean sound(Path checkpoint) {
        try {
            Checkpoint.read(checkpoint);
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    /** Whether there is none, not even a damaged one. */
    public boolean isEmpty() {
        return all().isEmpty();
    }

    /** Every one, in the order of the steps. */
    List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(Checkpoints::step).thenComparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            throw new DataException("the checkpoints in %s cannot be listed: %s".formatted(folder, Reason.of(e)), e);
        }
    }

    private static long step(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().split("-", -1)[1]);
    }

    /** Those after one of them: where the run goes on from that one, they belong to a course that is given up. */
    List<Path> after(Path checkpoint) {
        List<Path> all = all();
        List<Path> names = all.stream().map(Path::getFileName).toList();
        return all.subList(names.indexOf(checkpoint.getFileName()) + 1, all.size());
    }

    /** Deletes those that are not needed beside the one that was written last: others of the same step, and all but the last few. */
    void prune(Path written, int keep) throws IOException {
        List<Path> others = new ArrayList<>(all());
        others.remove(written);
        List<Path> before =
                others.stream().filter(other -> step(other) < step(written)).toList();
        others.removeAll(before.subList(Math.max(0, before.size() - keep + 1), before.size()));
        delete(others);
    }

    static void delete(List<Path> checkpoints) throws IOException {
        for (Path checkpoint : checkpoints) {
            Drafts.delete(checkpoint);
        }
    }
}
