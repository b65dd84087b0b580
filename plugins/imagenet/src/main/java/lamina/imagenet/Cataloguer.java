package lamina.imagenet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import lamina.api.DataException;
import lamina.storage.ExampleIndexWriter;
import lamina.storage.Slice;

/** Puts the pictures of a listing into an index, each with its label. */
final class Cataloguer implements Listing.Visitor {
    private static final int NAMED = 5;

    private final Labels labels;
    private final Predicate<String> wanted;
    private final ExampleIndexWriter into;
    private final BitSet shown = new BitSet(); // labels of which there is a picture

    /**
     * For one index.
     *
     * @param wanted which pictures, by {@code folder/file}
     */
    Cataloguer(Labels labels, Predicate<String> wanted, ExampleIndexWriter into) {
        this.labels = labels;
        this.wanted = wanted;
        this.into = into;
    }

    /**
     * Goes through all.
     *
     * @param everyClass whether each class must have a picture
     */
    void run(Listing listing, boolean everyClass) throws IOException {
        listing.list(this);
        if (into.examples() == 0) {
            throw new DataException(
                    listing.place().toAbsolutePath()
                            + " leaves no picture for this split: JPEG or PNG files, in folders or archives that are called as their classes");
        }
        if (everyClass) {
            checkEveryClass(listing);
        }
    }

    @Override
    public void folder(String name) {
        labels.folder(name);
    }

    @Override
    public void picture(int source, String folder, String file, Optional<Slice> content) throws IOException {
        String where = folder.isEmpty() ? file : folder + "/" + file;
        if (!wanted.test(where)) {
            return;
        }
        OptionalInt label = labels.label(folder, file, where);
        if (label.isEmpty()) {
            return;
        }
        shown.set(label.getAsInt());
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

    private void checkEveryClass(Listing listing) {
        List<String> names = labels.names();
        List<String> empty = new ArrayList<>();
        for (int label = shown.nextClearBit(0); label < names.size(); label = shown.nextClearBit(label + 1)) {
            empty.add(names.get(label));
        }
        if (!empty.isEmpty()) {
            throw new DataException(
                    "%s has no picture of %d of the %d classes: %s%s. Complete it, or give the dataset a list of 'classes' without them"
                            .formatted(
                                    listing.place().toAbsolutePath(),
                                    empty.size(),
                                    names.size(),
                                    String.join("; ", empty.subList(0, Math.min(NAMED, empty.size()))),
                                    empty.size() > NAMED ? " …" : ""));
        }
    }
}
