package lamina.core.survey;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;

/** Pictures that a test writes down: files whose bytes are height, width and the samples of three channels. */
record Drawn(List<String> classes, List<Encoded> training, List<Encoded> held) implements Dataset {
    static final Decoder DECODER = new Samples();

    static Drawn of(Encoded... pictures) {
        return new Drawn(List.of("cat", "dog"), List.of(pictures), List.of());
    }

    static Encoded picture(String name, int label, int height, int width, int... samples) {
        byte[] bytes = new byte[2 + samples.length];
        bytes[0] = (byte) height;
        bytes[1] = (byte) width;
        for (int i = 0; i < samples.length; i++) {
            bytes[2 + i] = (byte) samples[i];
        }
        return file(name, label, bytes);
    }

    static Encoded file(String name, int label, byte[] bytes) {
        return new Encoded(name, label, MemorySegment.ofArray(bytes), new Encoded.File());
    }

    Survey survey(int threads, Augmentation... chain) {
        return new Survey(this, Split.TRAIN, List.of(DECODER), List.of(chain), Integer.MAX_VALUE, 0, threads);
    }

    @Override
    public Examples open(Split split) {
        List<Encoded> pictures = split == Split.TRAIN ? training : held;
        return new Examples() {
            @Override
            public int size() {
                return pictures.size();
            }

            @Override
            public Encoded read(int index) throws IOException {
                Encoded picture = pictures.get(index);
                if (picture.name().equals("slow")) {
                    sleep();
                }
                if (picture.name().equals("unreadable")) {
                    throw new IOException("the disk is broken");
                }
                return picture;
            }
        };
    }

    /** For a while, whoever interrupts: so are many plugins. */
    private static void sleep() {
        long end = System.nanoTime() + 500_000_000L;
        while (System.nanoTime() < end) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    private static final class Samples implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            byte[] bytes = encoded.bytes().toArray(ValueLayout.JAVA_BYTE);
            if (bytes.length < 2 || bytes.length != 2 + 3 * bytes[0] * bytes[1]) {
                throw new DataException(encoded.name() + " is damaged");
            }
            System.arraycopy(bytes, 2, into.store(bytes[0], bytes[1], 3), 0, bytes.length - 2);
        }
    }

    /** Keeps the upper left pixel, as a step that only prepares. */
    record Corner() implements Augmentation {
        @Override
        public boolean prepares() {
            return true;
        }

        @Override
        public void apply(Image image, int view, RandomGenerator random) {
            float[] first = {image.pixels()[0], image.pixels()[1], image.pixels()[2]};
            image.reshape(1, 1, 3);
            System.arraycopy(first, 0, image.pixels(), 0, 3);
        }
    }

    /** Halves samples, which is no preparation. */
    record Half() implements Augmentation {
        @Override
        public void apply(Image image, int view, RandomGenerator random) {
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] /= 2;
            }
        }
    }
}
