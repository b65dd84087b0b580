package lamina.core.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.graph.Shape;

/**
 * A picture as the network sees it, but for the scale of its samples, which is taken back so that people can look at it.
 */
public final class Sight {
    private final int index;
    private final String name;
    private final int label;
    private final int epoch;
    private final int view;
    private final Shape shape;
    private final byte[] samples;

    Sight(int index, String name, int label, int epoch, int view, Shape shape, byte[] samples) {
        this.index = index;
        this.name = name;
        this.label = label;
        this.epoch = epoch;
        this.view = view;
        this.shape = shape;
        this.samples = samples;
    }

    /** Which example it is. */
    public int index() {
        return index;
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Its class. */
    public int label() {
        return label;
    }

    /** The epoch in which it looks so; 0 where nothing is random. */
    public int epoch() {
        return epoch;
    }

    /** Which of several views that evaluation makes. */
    public int view() {
        return view;
    }

    /** [height, width, channels]. */
    public Shape shape() {
        return shape;
    }

    /** Samples rounded to 0 to 255, row by row, channels innermost. */
    public byte[] samples() {
        return samples;
    }

    /**
     * The first pictures that training takes in an epoch, each as it looks then and in the epochs that follow.
     *
     * @param seed of the order
     * @param epoch from 1
     * @param draws how many epochs
     */
    public static List<List<Sight>> training(
            Examples examples, Pipeline pipeline, long seed, int epoch, int pictures, int draws) {
        int[] order = new int[examples.size()];
        Permutation.fill(order, seed, epoch);
        return IntStream.range(0, Math.min(pictures, order.length))
                .mapToObj(i -> IntStream.range(0, draws)
                        .mapToObj(draw -> of(examples, pipeline, order[i], i, epoch + draw, 0))
                        .toList())
                .toList();
    }

    /** The first pictures that evaluation takes, each in all its views. */
    public static List<List<Sight>> evaluation(Examples examples, Pipeline pipeline, int pictures) {
        List<List<Sight>> all = new ArrayList<>();
        for (int index = 0; index < Math.min(pictures, examples.size()); index++) {
            int picture = index;
            all.add(IntStream.range(0, pipeline.views())
                    .mapToObj(view -> of(examples, pipeline, picture, picture, 0, view))
                    .toList());
        }
        return all;
    }

    /** By the very path that fills batches. */
    private static Sight of(Examples examples, Pipeline pipeline, int index, int place, int epoch, int view) {
        Shape shape = pipeline.picture();
        Bench bench = pipeline.bench();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment seen = arena.allocate(4L * shape.size(), 4);
            int label = bench.prepare(examples, index, place, epoch, view, seen);
            Image image = Image.empty().reshape(shape.dim(0), shape.dim(1), shape.dim(2));
            MemorySegment.copy(seen, ValueLayout.JAVA_FLOAT, 0, image.pixels(), 0, shape.size());
            pipeline.restore(image);
            return new Sight(index, bench.name(), label, epoch, view, shape, rounded(image.toArray()));
        } catch (BadPicture e) {
            throw e.reason();
        }
    }

    private static byte[] rounded(float[] samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(samples[i]), 0, 255);
        }
        return bytes;
    }
}
