package lamina.core.estimate;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.core.CheckpointSpec;
import lamina.core.train.Session;

/**
 * What a run writes into its folder, at most at a time.
 *
 * @param folder that of the run; it need not be there
 * @param size what is written
 * @param checkpoints how many are kept
 * @param room what the file system has for it; empty if it does not say
 */
public record DiskEstimate(Path folder, Size size, int checkpoints, Optional<Room> room) {
    private static final long LINE = 200; // bytes of metrics.jsonl, a line each so many steps and one for each epoch
    private static final int LINE_EVERY = 10;

    /**
     * What the files of a run take.
     *
     * @param weights of a file of weights
     * @param checkpoint of the tensors of a checkpoint
     * @param judged whether epochs are judged, so that there are best weights
     * @param lines of the metrics
     */
    public record Size(long weights, long checkpoint, boolean judged, long lines) {

        /** The parts, with so many checkpoints. */
        List<Part> parts(int kept) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Part("weights", weights));
            if (judged) {
                parts.add(new Part("best weights", weights));
                parts.add(new Part("best weights as of earlier checkpoints", kept * weights));
            }
            parts.add(new Part(kept == 1 ? "a checkpoint" : kept + " checkpoints", kept * checkpoint));
            parts.add(new Part("another while it is written", checkpoint));
            parts.add(new Part("metrics", lines * LINE));
            return List.copyOf(parts);
        }

        long total(int kept) {
            return parts(kept).stream().mapToLong(Part::bytes).sum();
        }
    }

    /**
     * Of a session that can train.
     *
     * @param steps that the run has
     * @param judged whether pictures are held back
     */
    public static DiskEstimate of(Session session, Path folder, long steps, boolean judged) {
        int epochs = session.spec().train().epochs();
        Size size =
                new Size(session.weightsBytes(), session.checkpointBytes(), judged, steps / LINE_EVERY + epochs + 1);
        int kept = kept(session.spec().train().checkpoint(), steps);
        return new DiskEstimate(folder, size, kept, room(folder));
    }

    /** Those by time cannot be counted ahead; there is one in the end in any case. */
    private static int kept(CheckpointSpec spec, long steps) {
        long written = spec.minutes() > 0 ? Long.MAX_VALUE : spec.steps() > 0 ? steps / spec.steps() + 1 : 1;
        return (int) Math.min(spec.keep(), written);
    }

    private static Optional<Room> room(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (Files.notExists(there)) {
                there = there.getParent();
            }
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace();
            return Optional.of(new Room(free + held(folder), "free on the file system of " + there));
        } catch (IOException e) {
            return Optional.empty(); // one that cannot be asked says so when it is written to
        }
    }

    /** What a run that goes on has written already; files with two names count once, as they do on the disk. */
    private static long held(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        Map<Object, Long> sizes = new HashMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Object key = attributes.fileKey();
                sizes.put(key == null ? file : key, attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What it is made of. */
    public List<Part> parts() {
        return size.parts(checkpoints);
    }

    /** Bytes in all. */
    public long total() {
        return size.total(checkpoints);
    }

    /** Whether there is room, as far as anybody can tell. */
    public boolean fits() {
        return room.map(Room::bytes).orElse(Long.MAX_VALUE) >= total();
    }

    /** The most checkpoints that there is room for; empty if there is not even for one. */
    public OptionalInt checkpointsThatFit() {
        long bytes = room.map(Room::bytes).orElse(Long.MAX_VALUE);
        return IntStream.rangeClosed(1, checkpoints)
                .filter(kept -> size.total(kept) <= bytes)
                .max();
    }

    /** What is wrong, and what would make the run possible; empty if there is room. */
    public Optional<String> refusal() {
        if (fits()) {
            return Optional.empty();
        }
        OptionalInt fitting = checkpointsThatFit();
        String remedy = fitting.isPresent()
                ? "There is room for %d: --set train.checkpoint.keep=%1$d. Or".formatted(fitting.getAsInt())
                : "Even with train.checkpoint.keep=1 it takes %s, so".formatted(Part.text(size.total(1)));
        return Optional.of(
                "the run folder %s may come to hold %s with %s, and %s are %s. %s make room, or choose a folder on another disk (--out)"
                        .formatted(
                                folder,
                                Part.text(total()),
                                checkpoints == 1 ? "a checkpoint" : checkpoints + " checkpoints",
                                Part.text(room.orElseThrow().bytes()),
                                room.orElseThrow().by(),
                                remedy));
    }

    /**
     * Refuses a run that would fill the disk.
     *
     * @throws DataException if there is not room for it
     */
    public void require() {
        refusal().ifPresent(reason -> {
            throw new DataException(reason);
        });
    }
}
