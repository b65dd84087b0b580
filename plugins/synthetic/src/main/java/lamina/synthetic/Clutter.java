package lamina.synthetic;

import java.util.random.RandomGenerator;

/** Strokes and specks that mean nothing. */
final class Clutter {
    private static final int MOST = 3;

    private Clutter() {}

    static void scatter(Canvas canvas, RandomGenerator random) {
        for (int i = random.nextInt(MOST + 1); i > 0; i--) {
            stroke(canvas, random);
        }
        for (int i = random.nextInt(MOST + 1); i > 0; i--) {
            speck(canvas, random);
        }
    }

    private static void stroke(Canvas canvas, RandomGenerator random) {
        int size = canvas.size();
        double x = random.nextDouble(size);
        double y = random.nextDouble(size);
        double dx = random.nextDouble(-0.5, 0.5) * size;
        double dy = random.nextDouble(-0.5, 0.5) * size;
        double half = size * random.nextDouble(0.005, 0.02);
        double square = dx * dx + dy * dy + 1e-9;
        canvas.fill(
                (column, row) -> {
                    double u = column + 0.5 - x;
                    double v = row + 0.5 - y;
                    double along = Math.clamp((u * dx + v * dy) / square, 0, 1);
                    return length(u - along * dx, v - along * dy) - half;
                },
                Ink.plain(Colour.any(random)));
    }

    private static void speck(Canvas canvas, RandomGenerator random) {
        double x = random.nextDouble(canvas.size());
        double y = random.nextDouble(canvas.size());
        double radius = canvas.size() * random.nextDouble(0.015, 0.05);
        canvas.fill((column, row) -> length(column + 0.5 - x, row + 0.5 - y) - radius, Ink.plain(Colour.any(random)));
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
