package lamina.core.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import lamina.api.graph.Shape;
import lamina.api.kernel.Rng;

/** Pictures and labels for one step, in native memory; reused, so it holds only until the loader is asked for the next. */
public final class Batch {
    private final MemorySegment images;
    private final MemorySegment labels;
    private final int[] indices;
    private final int[] views;
    private final List<Met> bad = Collections.synchronizedList(new ArrayList<>());
    private final long pictureBytes;
    private int count;

    Batch(int rows, Shape picture, Arena arena) {
        pictureBytes = (long) picture.size() * Float.BYTES;
        images = arena.allocate(rows * pictureBytes, 64);
        labels = arena.allocate((long) rows * Integer.BYTES, 64);
        indices = new int[rows];
        views = new int[rows];
    }

    /**
     * A full batch that stands for any, where only the time matters: noise from -1 to 1, and every label in turn.
     *
     * @param picture [height, width, channels]
     */
    public static Batch noise(int rows, Shape picture, int classes, long seed, Arena arena) {
        Batch batch = new Batch(rows, picture, arena);
        for (int i = 0; i < rows * picture.size(); i++) {
            batch.images.setAtIndex(ValueLayout.JAVA_FLOAT, i, 2 * Rng.uniform(seed, 0, i) - 1);
        }
        for (int row = 0; row < rows; row++) {
            batch.set(row, row, 0, row % classes);
        }
        return batch.counting(rows);
    }

    /** [batch, height, width, channels] of float; rows from {@link #count} on hold anything. */
    public MemorySegment images() {
        return images;
    }

    /** [batch] of int; rows from {@link #count} on hold anything. */
    public MemorySegment labels() {
        return labels;
    }

    /** How many rows count: all, but for the last batch of an evaluation. */
    public int count() {
        return count;
    }

    /** The label of a row. */
    public int label(int row) {
        return labels.getAtIndex(ValueLayout.JAVA_INT, row);
    }

    /** Which example a row shows. */
    public int index(int row) {
        return indices[row];
    }

    /** Which view of the example a row shows. */
    public int view(int row) {
        return views[row];
    }

    /** The picture of a row, [height, width, channels] of float. */
    public MemorySegment image(int row) {
        return images.asSlice(row * pictureBytes, pictureBytes);
    }

    void set(int row, int index, int view, int label) {
        indices[row] = index;
        views[row] = view;
        labels.setAtIndex(ValueLayout.JAVA_INT, row, label);
    }

    /** A damaged picture came up for a row. */
    private record Met(int row, int attempt, BadPicture picture) {}

    /** Notes that a damaged picture came up for a row; called by several threads. */
    void meet(int row, int attempt, BadPicture picture) {
        bad.add(new Met(row, attempt, picture));
    }

    /** The damaged pictures that came up, in the order of the rows, whichever thread came first; they are forgotten here. */
    List<BadPicture> takeBad() {
        List<BadPicture> pictures = bad.stream()
                .sorted(Comparator.comparingInt(Met::row).thenComparingInt(Met::attempt))
                .map(Met::picture)
                .toList();
        bad.clear();
        return pictures;
    }

    Batch counting(int rows) {
        count = rows;
        return this;
    }
}
