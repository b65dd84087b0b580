package lamina.core.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.core.train.RecordJson;

/**
 * What was asked for, as {@code pack.json} keeps it: packing goes on only if it is the same.
 *
 * @param size height and width of each picture
 * @param format how they are stored
 * @param quality of JPEG
 * @param shard how many pictures of the dataset go into each shard
 * @param classes how many there are
 * @param splits the parts of the dataset
 */
// public, as RecordJson reads and makes it from another package
public record PackPlan(int size, String format, int quality, int shard, int classes, List<Part> splits) {

    /**
     * A part of the dataset.
     *
     * @param split its name
     * @param pictures how many it has
     * @param samples some of them, by which the dataset is known again
     * @param listing checksum of the names and labels of all of them; empty if the dataset does not tell them without reading them
     */
    public record Part(String split, int pictures, List<PackSample> samples, Optional<Integer> listing) {

        /** Copies the list. */
        public Part {
            samples = List.copyOf(samples);
        }

        Optional<PackSample> sample(int picture) {
            return samples.stream()
                    .filter(sample -> sample.picture() == picture)
                    .findFirst();
        }
    }

    String json() {
        return RecordJson.write(this);
    }

    /** Refuses to go on with what was begun with another plan. */
    void check(String json, String where) {
        PackPlan before = RecordJson.read(PackPlan.class, json, where);
        if (!before.text().equals(text())) {
            throw new DataException(
                    "%s was begun otherwise: then %s, now %s. Name another folder, remove that one, or ask for the same"
                            .formatted(where, before.text(), text()));
        }
        checkSamples(before, where);
    }

    /** Contents may differ where pictures were repaired, but not all of them. */
    private void checkSamples(PackPlan before, String where) {
        List<Boolean> same = new ArrayList<>();
        for (int part = 0; part < splits.size(); part++) {
            same.addAll(compared(before.splits.get(part), splits.get(part), where));
            checkListing(before.splits.get(part), splits.get(part), where);
        }
        if (!same.isEmpty() && !same.contains(true)) {
            throw otherDataset(
                    where,
                    "the pictures have the same names and other contents, all %d that were compared"
                            .formatted(same.size()));
        }
    }

    private static void checkListing(Part before, Part now, String where) {
        boolean both = before.listing().isPresent() && now.listing().isPresent(); // not in an earlier version's plan
        if (both && !before.listing().equals(now.listing())) {
            throw otherDataset(
                    where,
                    "some of the %,d pictures of %s have other names or labels, or come in another order"
                            .formatted(now.pictures(), now.split()));
        }
    }

    /** Whether contents are the same, of each picture that could be read both times; names and labels have to be. */
    private static List<Boolean> compared(Part before, Part now, String where) {
        List<Boolean> same = new ArrayList<>();
        for (PackSample sample : now.samples()) {
            before.sample(sample.picture()).ifPresent(then -> {
                if (!sample.alike(then)) {
                    throw otherDataset(
                            where,
                            "picture %d of %s was %s, now it is %s"
                                    .formatted(sample.picture(), now.split(), then.text(), sample.text()));
                }
                same.add(sample.content() == then.content());
            });
        }
        return same;
    }

    private static DataException otherDataset(String where, String how) {
        return new DataException(
                "%s was begun with another dataset: %s. Name another folder, or remove that one".formatted(where, how));
    }

    private String text() {
        StringBuilder text = new StringBuilder("%s of %d pixels".formatted(format, size));
        if (format.equals(PackFormat.JPEG.name())) {
            text.append(" with quality ").append(quality);
        }
        text.append(", %,d in a shard, %,d classes".formatted(shard, classes));
        splits.forEach(part -> text.append(", %s of %,d".formatted(part.split(), part.pictures())));
        return text.toString();
    }
}
