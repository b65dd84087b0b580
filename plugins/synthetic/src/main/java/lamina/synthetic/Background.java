package lamina.synthetic;

import java.util.random.RandomGenerator;

/** A gradient between two colours, with clouds in it. */
final class Background {
    private static final int GRID = 7;

    private final Colour far;
    private final Colour near;
    private final double dx; // the gradient's rise for a pixel to the right
    private final double dy; // and for one downwards
    private final double[] clouds; // random heights on a coarse grid, [GRID, GRID]
    private final double depth; // how far a cloud moves along the gradient

    Background(Colour far, Colour near, int size, RandomGenerator random) {
        double angle = random.nextDouble(2 * Math.PI);
        this.far = far;
        this.near = near;
        this.dx = StrictMath.cos(angle) / size;
        this.dy = StrictMath.sin(angle) / size;
        this.clouds = random.doubles((long) GRID * GRID, -1, 1).toArray();
        this.depth = random.nextDouble(0.6);
    }

    void paint(Canvas canvas) {
        for (int row = 0; row < canvas.size(); row++) {
            for (int column = 0; column < canvas.size(); column++) {
                canvas.set(column, row, far.towards(near, share(column, row, canvas.size())));
            }
        }
    }

    private double share(int column, int row, int size) {
        double half = size / 2.0;
        double slope = 0.5 + (column - half) * dx + (row - half) * dy;
        return Math.clamp(slope + depth * cloud(column, row, size), 0, 1);
    }

    /** Between the four heights around a pixel. */
    private double cloud(int column, int row, int size) {
        double x = column * (GRID - 1.0) / size;
        double y = row * (GRID - 1.0) / size;
        int left = (int) x;
        int top = (int) y;
        double above = mix(top * GRID + left, smooth(x - left));
        double below = mix((top + 1) * GRID + left, smooth(x - left));
        return above + smooth(y - top) * (below - above);
    }

    private double mix(int cell, double share) {
        return clouds[cell] + share * (clouds[cell + 1] - clouds[cell]);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
