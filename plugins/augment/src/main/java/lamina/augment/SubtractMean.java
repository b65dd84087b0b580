package lamina.augment;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/** Subtracts a mean, of each channel or of each pixel, and divides. */
final class SubtractMean implements Augmentation {
    private final float[] minus; // what to add to each channel
    private final float[] factor;
    private final boolean scales;
    private final Optional<MeanFile> file;

    SubtractMean(SubtractMeanSettings settings) {
        this.minus = floats(settings.mean().orElse(List.of(0.0, 0.0, 0.0)), mean -> -mean);
        this.factor = floats(settings.std(), std -> 1 / std);
        this.scales = settings.std().stream().anyMatch(std -> std != 1);
        this.file = settings.file()
                .map(path -> new MeanFile(path, settings.fileSize().map(Extent::of)));
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        if (image.channels() != 3) {
            throw new DataException(
                    "'subtract-mean' is for pictures of 3 channels (red, green, blue), not " + image.channels());
        }
        if (file.isPresent()) {
            subtract(image, file.get().load());
        }
        image.add(minus);
        if (scales) {
            image.multiply(factor);
        }
    }

    /** The centre of a mean that may be larger. */
    private static void subtract(Image image, MeanFile.Mean picture) {
        int top = picture.top(image);
        int left = picture.left(image);
        float[] samples = image.pixels();
        int length = image.width() * 3;
        for (int row = 0; row < image.height(); row++) {
            int from = ((top + row) * picture.width() + left) * 3;
            subtract(samples, image.offset(row, 0), picture.samples(), from, length);
        }
    }

    private static void subtract(float[] samples, int at, float[] mean, int from, int length) {
        for (int i = 0; i < length; i++) {
            samples[at + i] -= mean[from + i];
        }
    }

    private static float[] floats(List<Double> numbers, DoubleUnaryOperator change) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) change.applyAsDouble(numbers.get(i));
        }
        return floats;
    }
}
