package lamina.core.survey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.graph.Shape;
import lamina.core.data.Skipped;
import lamina.core.train.Replacement;

/**
 * The mean of pictures of one size, pixel by pixel (Krizhevsky 2012, section 2: "subtracting the mean activity over the training set from
 * each pixel").
 */
public final class MeanPicture {
    private final int pictures;
    private final Shape shape;
    private final double[] samples;
    private final List<Skipped> skipped;

    MeanPicture(int pictures, Shape shape, double[] samples, List<Skipped> skipped) {
        this.pictures = pictures;
        this.shape = shape;
        this.samples = samples;
        this.skipped = skipped;
    }

    /** How many it is the mean of. */
    public int pictures() {
        return pictures;
    }

    /** [height, width, channels]. */
    public Shape shape() {
        return shape;
    }

    /** Row by row, channels innermost, as the samples were: 0 to 255. */
    public double[] samples() {
        return samples;
    }

    /** Damaged pictures that are not in it. */
    public List<Skipped> skipped() {
        return skipped;
    }

    /** The mean of each channel over all pixels. */
    public List<Double> channels() {
        int channels = shape.dim(2);
        return IntStream.range(0, channels).mapToObj(this::channel).toList();
    }

    private double channel(int channel) {
        double sum = 0;
        for (int i = channel; i < samples.length; i += shape.dim(2)) {
            sum += samples[i];
        }
        return sum * shape.dim(2) / samples.length;
    }

    /**
     * Writes it as the augmentation {@code subtract-mean} reads it: 32-bit little-endian floats, [height, width, channels], no header.
     *
     * @throws lamina.api.DataException if it cannot be written; what was there before is there then
     */
    public void write(Path file) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : samples) {
            bytes.putFloat((float) sample);
        }
        Replacement.write(file, channel -> {
            bytes.rewind();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
