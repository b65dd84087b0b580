package lamina.core.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.graph.Shape;

/** Made-up pictures of 2 by 3 by 1: every sample of example i is i. */
final class Pictures implements Examples {
    static final Shape SHAPE = Shape.of(2, 3, 1);
    static final Decoder DECODER = new Bytes(0);

    private final int size;
    private final IntConsumer onRead;

    Pictures(int size, IntConsumer onRead) {
        this.size = size;
        this.onRead = onRead;
    }

    static Pictures of(int size) {
        return new Pictures(size, _ -> {});
    }

    static Encoded encoded(int index) {
        byte[] samples = new byte[SHAPE.size()];
        java.util.Arrays.fill(samples, (byte) index);
        return new Encoded(
                "picture-" + index, index % 10, MemorySegment.ofArray(samples), new Encoded.Raw(2, 3, 1, false));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Encoded read(int index) {
        onRead.accept(index);
        return encoded(index);
    }

    /** A decoder of raw samples that adds its rank to each. */
    record Bytes(int rank) implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return encoded.format() instanceof Encoded.Raw;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            Encoded.Raw raw = (Encoded.Raw) encoded.format();
            into.reshape(raw.height(), raw.width(), raw.channels());
            for (int i = 0; i < into.size(); i++) {
                into.pixels()[i] = (encoded.bytes().get(ValueLayout.JAVA_BYTE, i) & 0xFF) + rank;
            }
        }
    }

    /** Adds the same random number to every sample. */
    static final class Jitter implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            float shift = random.nextFloat() + random.nextInt(3);
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] += shift;
            }
        }
    }

    /** Makes several views: adds {@code step} times the view's number. */
    record Views(int views, float step) implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] += step * view;
            }
        }
    }

    static Pipeline pipeline(Augmentation... chain) {
        return new Pipeline(List.of(DECODER), List.of(chain), SHAPE, 5);
    }

    static Loader training(Examples examples, Pipeline pipeline, int batch, int threads) {
        return training(examples, pipeline, batch, threads, BadPictures.none());
    }

    static Loader training(Examples examples, Pipeline pipeline, int batch, int threads, BadPictures bad) {
        EpochPlan plan = EpochPlan.training(examples.size(), pipeline.views(), batch, 10, threads, 1);
        return new Loader(examples, pipeline, plan, bad);
    }

    /** An epoch as text: for each batch its rows, each as example/view/label and the first and last sample. */
    static List<String> epoch(Loader loader, int number) {
        loader.start(number);
        return rest(loader);
    }

    /** What is left of an epoch. */
    static List<String> rest(Loader loader) {
        List<String> rows = new ArrayList<>();
        while (loader.hasNext()) {
            Batch batch = loader.next();
            for (int i = 0; i < batch.count(); i++) {
                rows.add(batch.index(i) + "/" + batch.view(i) + "/" + batch.label(i) + " " + sample(batch, i, 0) + " "
                        + sample(batch, i, SHAPE.size() - 1));
            }
            rows.add("--");
        }
        return rows;
    }

    static float sample(Batch batch, int row, int i) {
        return batch.image(row).getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }
}
