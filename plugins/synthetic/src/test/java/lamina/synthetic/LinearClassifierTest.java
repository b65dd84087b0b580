package lamina.synthetic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import javax.imageio.ImageIO;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.Test;

/** The pictures must need a network that sees shapes: neither pixels nor colours alone may tell the class. */
class LinearClassifierTest {
    private static final int CLASSES = 10;
    private static final SyntheticSettings SETTINGS = new SyntheticSettings(20, 600, 400, 1, false);

    @Test
    void softmaxRegressionOnPixelsFails() throws IOException {
        Table train = Table.pixels(Split.TRAIN);
        Table held = Table.pixels(Split.VALIDATION);
        float[][] weights = learn(train, 20, 0.001f);
        assertTrue(
                accuracy(train, weights) > 0.5, "the classifier learns what it is shown: " + accuracy(train, weights));
        assertTrue(accuracy(held, weights) < 0.25, "pixels alone tell the class: " + accuracy(held, weights));
    }

    @Test
    void theMeanColourTellsNothing() throws IOException {
        Table train = Table.pixels(Split.TRAIN).meanColours();
        Table held = Table.pixels(Split.VALIDATION).meanColours();
        double right = accuracy(held, learn(train, 100, 0.05f));
        assertTrue(right < 0.2, "the mean colour tells the class: " + right);
    }

    /** Stochastic gradient descent, one example at a time; a last weight for the bias. */
    private static float[][] learn(Table table, int epochs, float rate) {
        float[][] weights = new float[CLASSES][table.rows[0].length];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = 0; i < table.rows.length; i++) {
                float[] row = table.rows[i];
                double[] wrong = probabilities(weights, row);
                wrong[table.labels[i]] -= 1;
                for (int c = 0; c < CLASSES; c++) {
                    float step = (float) (rate * wrong[c]);
                    for (int j = 0; j < row.length; j++) {
                        weights[c][j] -= step * row[j];
                    }
                }
            }
        }
        return weights;
    }

    private static double[] probabilities(float[][] weights, float[] row) {
        double[] scores = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            scores[c] = dot(weights[c], row);
        }
        double most = Arrays.stream(scores).max().orElseThrow();
        double[] powers =
                Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
        double total = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / total).toArray();
    }

    private static double dot(float[] a, float[] b) {
        float even = 0;
        float odd = 0;
        for (int j = 0; j + 1 < a.length; j += 2) {
            even += a[j] * b[j];
            odd += a[j + 1] * b[j + 1];
        }
        return even + odd;
    }

    private static double accuracy(Table table, float[][] weights) {
        int right = 0;
        for (int i = 0; i < table.rows.length; i++) {
            double[] p = probabilities(weights, table.rows[i]);
            right += p[table.labels[i]] == Arrays.stream(p).max().orElseThrow() ? 1 : 0;
        }
        return (double) right / table.rows.length;
    }

    /** Examples as rows of numbers around 0. */
    private record Table(float[][] rows, int[] labels) {

        static Table pixels(Split split) throws IOException {
            Examples examples = new SyntheticDataset(SETTINGS).open(split);
            float[][] rows = new float[examples.size()][];
            int[] labels = new int[examples.size()];
            for (int i = 0; i < rows.length; i++) {
                Encoded encoded = examples.read(i);
                rows[i] = row(encoded.bytes().toArray(ValueLayout.JAVA_BYTE));
                labels[i] = encoded.label();
            }
            return new Table(rows, labels);
        }

        private static float[] row(byte[] jpeg) throws IOException {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            int[] samples = picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
            float[] row = new float[samples.length + 2];
            for (int j = 0; j < samples.length; j++) {
                row[j] = (samples[j] - 127.5f) / 64;
            }
            row[samples.length] = 1;
            return row;
        }

        /** Mean red, green, blue, and their squares. */
        Table meanColours() {
            float[][] means = new float[rows.length][8];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length - 2; j++) {
                    means[i][j % 3] += rows[i][j] * 3 / (rows[i].length - 2);
                }
                for (int c = 0; c < 3; c++) {
                    means[i][3 + c] = means[i][c] * means[i][c];
                }
                means[i][6] = 1;
            }
            return new Table(means, labels);
        }
    }
}
