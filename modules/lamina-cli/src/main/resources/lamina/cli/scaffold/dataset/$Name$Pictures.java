package $package$;

import java.lang.foreign.MemorySegment;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.kernel.Rng;

/**
 * The pictures of a split; the classes take turns. Several threads read at once, and a picture depends on nothing but split and index.
 *
 * @param split which one
 * @param size how many pictures
 * @param side height and width of a picture
 */
record $Name$Pictures(Split split, int size, int side) implements Examples {
    private static final int CLASSES = 3;

    @Override
    public Encoded read(int index) {
        int label = index % CLASSES;
        String name = "$word$ " + split + " " + index;
        // Samples without a header; a picture file is new Encoded.File(), and a decoder is found by its first bytes.
        return new Encoded(name, label, MemorySegment.ofArray(draw(index, label)), new Encoded.Raw(side, side, 3, false));
    }

    /** [height, width, channels] in 0 to 255. */
    private byte[] draw(int index, int label) {
        long seed = Rng.seed(split.ordinal(), "$word$");
        double across = label == 0 ? 0 : 1;
        double down = label == 1 ? 0 : 1;
        double waves = 2 + 4 * Rng.uniform(seed, index, 0); // in the picture
        double phase = Rng.uniform(seed, index, 1);
        byte[] samples = new byte[side * side * 3];
        for (int i = 0; i < samples.length; i++) {
            int row = i / 3 / side;
            int column = i / 3 % side;
            double place = waves * (across * column + down * row) / side + phase;
            double noise = Rng.uniform(seed, index, 2 + i);
            samples[i] = (byte) (20 + 160 * (0.5 + 0.5 * Math.sin(2 * Math.PI * place)) + 60 * noise);
        }
        return samples;
    }
}
