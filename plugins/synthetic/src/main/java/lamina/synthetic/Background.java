package lamina.synthetic;

import java.util.random.RandomGenerator;

/**
 * A gradient between two colours, with clouds in it.
 *
 * @param far the colour where the gradient begins
 * @param near the colour where it ends
 * @param dx the gradient's direction to the right, per pixel
 * @param dy the gradient's direction downwards, per pixel
 * @param clouds random heights on a coarse grid, {@link #GRID} by {@link #GRID}
 * @param depth how far a cloud moves along the gradient
 */
record Background(Colour far, Colour near, double dx, double dy, double[] clouds, double depth) {
    private static final int GRID = 7;

    static Background between(Colour far, Colour near, int size, RandomGenerator random) {
        double angle = random.nextDouble(2 * Math.PI);
        double[] clouds = random.doubles((long) GRID * GRID, -1, 1).toArray();
        return new Background(
                far, near, StrictMath.cos(angle) / size, StrictMath.sin(angle) / size, clouds, random.nextDouble(0.6));
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
