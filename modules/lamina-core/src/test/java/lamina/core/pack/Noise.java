package lamina.core.pack;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/** Pictures of noise; some may be torn. */
record Noise(Set<Integer> torn) implements Dataset {
    /** Rows, and columns. */
    static final int SIZE = 8;

    static final int TRAIN = 23; // in shards of 5: the last is short

    @Override
    public List<String> classes() {
        return List.of("cat", "dog", "golden eagle");
    }

    @Override
    public Examples open(Split split) {
        return new Examples() {
            @Override
            public int size() {
                return split == Split.TRAIN ? TRAIN : 4;
            }

            @Override
            public Encoded read(int index) {
                if (split == Split.TRAIN && torn.contains(index)) {
                    throw new DataException("noise " + index + " is\ttorn");
                }
                byte[] samples = samples(split, index);
                return new Encoded(
                        split + "/" + index,
                        index % 3,
                        MemorySegment.ofArray(samples),
                        new Encoded.Raw(SIZE, SIZE, 3, false));
            }
        };
    }

    static byte[] samples(Split split, int index) {
        byte[] samples = new byte[SIZE * SIZE * 3];
        new SplittableRandom(100L * split.name().length() + index).nextBytes(samples);
        return samples;
    }
}
