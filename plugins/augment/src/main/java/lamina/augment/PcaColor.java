package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * "To each RGB image pixel we add [p1, p2, p3][α1λ1, α2λ2, α3λ3]ᵀ where p and λ are eigenvector and eigenvalue of the covariance matrix
 * of RGB pixel values and α is drawn once for all the pixels of an image until it is used again" (Krizhevsky 2012, section 4.1).
 */
final class PcaColor implements Augmentation {
    private final float[] basis = new float[9]; // [channel, component]: eigenvector · eigenvalue · std

    PcaColor(PcaColorSettings settings) {
        for (int i = 0; i < basis.length; i++) {
            basis[i] = (float)
                    (settings.eigenvectors().get(i) * settings.eigenvalues().get(i % 3) * settings.std());
        }
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        if (image.channels() != 3) {
            throw new DataException(
                    "'pca-color' is for pictures of 3 channels (red, green, blue), not " + image.channels());
        }
        float a = (float) random.nextGaussian();
        float b = (float) random.nextGaussian();
        float c = (float) random.nextGaussian();
        float red = shift(0, a, b, c);
        float green = shift(3, a, b, c);
        float blue = shift(6, a, b, c);
        image.add(red, green, blue);
    }

    private float shift(int row, float a, float b, float c) {
        return basis[row] * a + basis[row + 1] * b + basis[row + 2] * c;
    }
}
