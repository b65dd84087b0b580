package lamina.core.train;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.kernel.Rng;

/** A dataset that a small network learns: noise of 4 by 4, with one of its quadrants brighter. */
record Quadrants(int training, int validation, boolean damaged) implements Dataset {
    static final List<String> CLASSES = List.of("north-west", "north-east", "south-west", "south-east");

    @Override
    public List<String> classes() {
        return CLASSES;
    }

    @Override
    public Examples open(Split split) {
        int size = split == Split.TRAIN ? training : validation;
        return new Examples() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Encoded read(int index) {
                if (damaged && split == Split.VALIDATION && index == size - 1) {
                    throw new DataException("the last picture is damaged");
                }
                return picture(split + "-" + index, split.ordinal(), index);
            }
        };
    }

    static Encoded picture(String name, int seed, int index) {
        int label = (int) Math.floorMod(Rng.bits(seed, 0, index), 4L);
        byte[] samples = new byte[16];
        for (int i = 0; i < 16; i++) {
            boolean bright = i / 8 * 2 + i % 4 / 2 == label;
            samples[i] = (byte) (Rng.uniform(seed, index + 1, i) * 150 + (bright ? 100 : 0));
        }
        return new Encoded(name, label, MemorySegment.ofArray(samples), new Encoded.Raw(4, 4, 1, false));
    }

    /** Samples to floats. */
    static final class Bytes implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            into.reshape(4, 4, 1);
            for (int i = 0; i < 16; i++) {
                into.pixels()[i] = encoded.bytes().get(ValueLayout.JAVA_BYTE, i) & 0xFF;
            }
        }
    }
}
