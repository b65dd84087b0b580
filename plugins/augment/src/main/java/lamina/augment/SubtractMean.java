package lamina.augment;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/** Subtracts a mean, of each channel or of each pixel, and divides. */
final class SubtractMean implements Augmentation {
    private final float[] mean;
    private final float[] factor;
    private final Optional<MeanFile> file;

    SubtractMean(SubtractMeanSettings settings) {
        this.mean = floats(settings.mean().orElse(List.of(0.0, 0.0, 0.0)), 1);
        this.factor = floats(settings.std(), -1);
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
        float[] samples = image.pixels();
        for (int i = 0; i < image.size(); i += 3) {
            samples[i] = (samples[i] - mean[0]) * factor[0];
            samples[i + 1] = (samples[i + 1] - mean[1]) * factor[1];
            samples[i + 2] = (samples[i + 2] - mean[2]) * factor[2];
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
            int at = image.offset(row, 0);
            for (int i = 0; i < length; i++) {
                samples[at + i] -= picture.sample(from + i);
            }
        }
    }

    private static float[] floats(List<Double> numbers, int power) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) (power < 0 ? 1 / numbers.get(i) : numbers.get(i));
        }
        return floats;
    }
}
