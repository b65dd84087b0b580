package lamina.core.survey;

import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Image;
import lamina.api.graph.Shape;
import lamina.core.data.Skipped;

/** The sum of pictures of one size. */
final class MeanSum {
    private double[] sums = new double[0];
    private Shape shape = Shape.of(1);
    private String first = ""; // whose size it is
    private int pictures;

    void add(Image image, String name) {
        fit(Shape.of(image.height(), image.width(), image.channels()), name);
        image.stored().ifPresentOrElse(this::add, () -> add(image.pixels()));
        pictures++;
    }

    private void add(byte[] samples) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += samples[i] & 0xFF;
        }
    }

    private void add(float[] samples) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += samples[i];
        }
    }

    void add(MeanSum other) {
        if (other.pictures == 0) {
            return;
        }
        fit(other.shape, other.first);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        pictures += other.pictures;
    }

    private void fit(Shape size, String name) {
        if (pictures == 0) {
            shape = size;
            sums = new double[size.size()];
            first = name;
        } else if (!shape.equals(size)) {
            throw new DataException(
                    "a mean picture wants pictures of one size, and %s is %s (height, width, channels) where %s is %s. Let \"augment.train\" begin with what brings all to one size, resize-short-side and center-crop for instance"
                            .formatted(name, size, first, shape));
        }
    }

    MeanPicture mean(List<Skipped> skipped) {
        double[] samples = sums.clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= pictures;
        }
        return new MeanPicture(pictures, shape, samples, skipped);
    }

    int pictures() {
        return pictures;
    }
}
