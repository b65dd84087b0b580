package lamina.core.survey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lamina.core.data.Skipped;

/**
 * The principal components of the colours of pictures: "we perform PCA on the set of RGB pixel values throughout the ImageNet training set"
 * (Krizhevsky 2012, section 4.1). Of samples in 0 to 255.
 *
 * @param pixels how many it is made of
 * @param covariance of red, green and blue, [3, 3] row by row
 * @param variances the eigenvalues of the covariance matrix, the largest first
 * @param vectors [channel, component] row by row: a column is the unit vector of a component; its largest part is positive
 * @param skipped damaged pictures that are not in it
 */
public record ColourAxes(
        long pixels, List<Double> covariance, List<Double> variances, List<Double> vectors, List<Skipped> skipped) {
    private static final double RANGE = 255;

    static ColourAxes of(Moments moments, List<Skipped> skipped) {
        double[] covariance = new double[9];
        for (int i = 0; i < 9; i++) {
            covariance[i] = moments.covariance(i / 3, i % 3);
        }
        Symmetric found = Symmetric.of(covariance);
        List<Integer> order = IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> found.values()[i])
                        .reversed())
                .toList();
        double[] vectors = new double[9];
        for (int component = 0; component < 3; component++) {
            double sign = found.sign(order.get(component));
            for (int channel = 0; channel < 3; channel++) {
                vectors[3 * channel + component] = sign * found.vectors()[3 * channel + order.get(component)];
            }
        }
        return new ColourAxes(
                moments.pixels(),
                list(covariance),
                order.stream().map(i -> Math.max(0, found.values()[i])).toList(),
                list(vectors),
                skipped);
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /**
     * The sizes of the components as the paper's prose has it: a colour is shifted by α times the eigenvalue. That is meant of samples in
     * 0 to 1; for samples in 0 to 255 it is 255 times as much, so the eigenvalue of 0 to 255 divided by 255.
     */
    public List<Double> prose() {
        return variances.stream().map(variance -> variance / RANGE).toList();
    }

    /** The sizes of the components as the source of 2012 has it: standard deviations, the roots of the eigenvalues, in 0 to 255. */
    public List<Double> deviations() {
        return variances.stream().map(Math::sqrt).toList();
    }

    /** The share of the colours' variance that each component has. */
    public List<Double> shares() {
        double all = variances.stream().flatMapToDouble(DoubleStream::of).sum();
        return variances.stream().map(variance -> all == 0 ? 0 : variance / all).toList();
    }
}
