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
    private final float[] mean;
    private final float[] std;
    private final boolean scales;
    private final Optional<MeanFile> file;

    SubtractMean(SubtractMeanSettings settings) {
        this.minus = floats(settings.mean().orElse(List.of(0.0, 0.0, 0.0)), number -> -number);
        this.factor = floats(settings.std(), number -> 1 / number);
        this.mean = floats(settings.mean().orElse(List.of(0.0, 0.0, 0.0)), number -> number);
        this.std = floats(settings.std(), number -> number);
        this.scales = settings.std().stream().anyMatch(number -> number != 1);
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
            addMean(image, -1);
        }
        image.add(minus);
        if (scales) {
            image.multiply(factor);
        }
    }

    @Override
    public void restore(Image image) {
        image.multiply(std);
        image.add(mean);
        if (file.isPresent()) {
            addMean(image, 1);
        }
    }

    /** The centre of a mean picture that may be larger, so many times. */
    private void addMean(Image image, float times) {
        MeanFile.Mean picture = file.orElseThrow().load();
        int top = picture.top(image);
        int left = picture.left(image);
        for (int row = 0; row < image.height(); row++) {
            int from = ((top + row) * picture.width() + left) * 3;
            add(image.pixels(), image.offset(row, 0), picture.samples(), from, image.width() * 3, times);
        }
    }

    private static void add(float[] samples, int at, float[] mean, int from, int length, float times) {
        for (int i = 0; i < length; i++) {
            samples[at + i] += times * mean[from + i];
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
