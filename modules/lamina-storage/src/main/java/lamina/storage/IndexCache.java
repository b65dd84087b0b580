package lamina.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.IndexListener;

/**
 * Makes an index once, and again when what it was made of has changed.
 *
 * @param file where it is kept
 * @param key what it is an index of; another key makes another index
 * @param sources files and folders that the examples lie in
 */
public record IndexCache(Path file, String key, List<Path> sources) {
    private static final Pattern DRAFTS = Pattern.compile("\\..+\\.index(\\.names)?-[0-9a-f]+\\.tmp");

    /** Copies the list. */
    public IndexCache {
        sources = List.copyOf(sources);
    }

    /** Finds the examples. */
    @FunctionalInterface
    public interface Builder {

        /**
         * Adds every example; the number of a source is its place in the list.
         *
         * @return the names of the classes, if they are found on the way; else empty
         */
        List<String> build(ExampleIndexWriter into) throws IOException;
    }

    /**
     * Opens the index, after making it if need be.
     *
     * @param listener hears how far it is
     * @throws DataException if it cannot be written
     */
    public ExampleIndex open(Builder builder, IndexListener listener) throws IOException {
        List<Source> now = new ArrayList<>();
        for (Path source : sources) {
            now.add(Source.of(source));
        }
        Optional<ExampleIndex> kept = kept(now);
        if (kept.isPresent()) {
            return kept.get();
        }
        try (ExampleIndexWriter writer = writer(new Progress(now, listener))) {
            List<String> classes = builder.build(writer);
            writer.finish(new IndexTail(key, now, classes, List.of(), Optional.empty()));
        }
        return ExampleIndex.open(file);
    }

    private ExampleIndexWriter writer(Progress progress) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Draft.sweep(folder, name -> DRAFTS.matcher(name).matches());
            return new ExampleIndexWriter(file, progress);
        } catch (IOException e) {
            throw new DataException(
                    "the index of the dataset cannot be written to %s: %s. Name a folder that may be written as the dataset's 'cache'"
                            .formatted(file.toAbsolutePath(), Reason.of(e)),
                    e);
        }
    }

    /** One that is damaged, or of a later version, is no loss: it is made again. */
    private Optional<ExampleIndex> kept(List<Source> now) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ExampleIndex index = ExampleIndex.open(file);
            if (index.tail().key().equals(key) && index.tail().sources().equals(now)) {
                return Optional.of(index);
            }
            index.close();
            return Optional.empty();
        } catch (DataException e) {
            return Optional.empty();
        }
    }
}
