package lamina.core.pack;

import java.util.List;
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
     */
    public record Part(String split, int pictures) {}

    String json() {
        return RecordJson.write(this);
    }

    /** Refuses to go on with what was begun with another plan. */
    void check(String json, String where) {
        PackPlan before = RecordJson.read(PackPlan.class, json, where);
        if (!before.equals(this)) {
            throw new DataException(
                    "%s was begun otherwise: then %s, now %s. Name another folder, remove that one, or ask for the same"
                            .formatted(where, before.text(), text()));
        }
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
