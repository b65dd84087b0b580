package lamina.synthetic;

import java.util.random.RandomGenerator;

/**
 * Where and how a figure lies.
 *
 * @param x centre in pixels from the left
 * @param y centre in pixels from the top
 * @param radius in pixels
 * @param cosine of its angle
 * @param sine of its angle
 * @param frequency periods of a texture within the radius
 * @param round whether a texture fills a disc rather than a square
 */
record Pose(double x, double y, double radius, double cosine, double sine, double frequency, boolean round) {

    /** Anywhere, as long as most of the figure is in the picture. */
    static Pose any(int size, RandomGenerator random) {
        double radius = size * random.nextDouble(0.28, 0.44);
        double slack = size / 2.0 - 0.85 * radius;
        double x = size / 2.0 + random.nextDouble(-slack, slack);
        double y = size / 2.0 + random.nextDouble(-slack, slack);
        double angle = random.nextDouble(2 * Math.PI);
        double frequency = random.nextDouble(1.8, 2.6);
        return new Pose(x, y, radius, StrictMath.cos(angle), StrictMath.sin(angle), frequency, random.nextBoolean());
    }

    /** Signed distance in pixels from the middle of a pixel to the figure's edge. */
    double distance(Figure figure, int column, int row) {
        double u = (column + 0.5 - x) / radius;
        double v = (row + 0.5 - y) / radius;
        return radius * figure.distance(cosine * u + sine * v, cosine * v - sine * u, frequency, round);
    }
}
