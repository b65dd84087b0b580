package lamina.imagenet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import lamina.api.DataException;
import lamina.storage.ExampleIndexWriter;
import lamina.storage.Slice;

/** Puts the pictures of a listing into an index, each with its label. */
final class Cataloguer {
    private static final int NAMED = 5;

    private final Classes classes;
    private final Optional<GroundTruth> truth;
    private final Predicate<String> wanted;
    private final ExampleIndexWriter into;
    private final int[] counts;

    /**
     * For one index.
     *
     * @param truth tells the classes of pictures that lie in no class's folder
     * @param wanted which pictures, by {@code folder/file}
     */
    Cataloguer(Classes classes, Optional<GroundTruth> truth, Predicate<String> wanted, ExampleIndexWriter into) {
        this.classes = classes;
        this.truth = truth;
        this.wanted = wanted;
        this.into = into;
        this.counts = new int[classes.list().size()];
    }

    /**
     * Goes through all.
     *
     * @param everyClass whether each class must have a picture
     * @return no classes: they are known
     */
    List<String> run(Listing listing, boolean everyClass) throws IOException {
        listing.list(this::add);
        if (into.examples() == 0) {
            throw new DataException(
                    listing.place().toAbsolutePath()
                            + " leaves no picture for this split: JPEG or PNG files, in folders or archives that are called as their classes");
        }
        if (everyClass) {
            checkEveryClass(listing);
        }
        return List.of();
    }

    private void add(int source, String folder, String file, Optional<Slice> content) throws IOException {
        String where = folder.isEmpty() ? file : folder + "/" + file;
        if (!wanted.test(where)) {
            return;
        }
        OptionalInt label = label(folder, file, where);
        if (label.isEmpty()) {
            return;
        }
        counts[label.getAsInt()]++;
        if (content.isEmpty()) {
            into.add(file, label.getAsInt(), source, 0, -1);
        } else {
            long length = content.get().length();
            if (length > Integer.MAX_VALUE - 8) {
                throw new DataException("%s has %,d bytes, which no picture has"
                        .formatted(content.get().name(), length));
            }
            into.add(where, label.getAsInt(), source, content.get().offset(), (int) length);
        }
    }

    /** By the folder where it is called as a class, else by the picture's number. */
    private OptionalInt label(String folder, String file, String where) {
        if (truth.isPresent() && classes.list().label(folder).isEmpty()) {
            return classes.label(truth.get().of(file), truth.get().where());
        }
        if (folder.isEmpty()) {
            throw new DataException(where
                    + " lies in no folder that is called as its class, and no development kit tells which it is: put"
                    + " the kit beside it, or name it as the dataset's 'devkit'");
        }
        return classes.label(folder, where);
    }

    private void checkEveryClass(Listing listing) {
        List<String> empty = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                empty.add(classes.list().names().get(label));
            }
        }
        if (!empty.isEmpty()) {
            throw new DataException(
                    "%s has no picture of %d of the %d classes: %s%s. Complete it, or give the dataset a list of 'classes' without them"
                            .formatted(
                                    listing.place().toAbsolutePath(),
                                    empty.size(),
                                    counts.length,
                                    String.join("; ", empty.subList(0, Math.min(NAMED, empty.size()))),
                                    empty.size() > NAMED ? " …" : ""));
        }
    }
}
