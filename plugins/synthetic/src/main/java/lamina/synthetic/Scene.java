package lamina.synthetic;

import java.util.random.RandomGenerator;

/** Draws one picture: background, clutter, figure, noise, each over the one before. */
final class Scene {
    private static final double NOISE = 10; // standard deviation in grey levels, at most

    private Scene() {}

    /**
     * Draws.
     *
     * @param size height and width in pixels
     * @return samples of size × size pixels: blue, green, red
     */
    static byte[] draw(int size, Figure figure, RandomGenerator random) {
        Canvas canvas = new Canvas(size);
        Colour far = Colour.any(random);
        Colour near = Colour.any(random);
        new Background(far, near, size, random).paint(canvas);
        Clutter.scatter(canvas, random);
        Pose pose = Pose.any(size, random);
        Ink ink = Ink.unlike(far, near, random);
        canvas.fill((column, row) -> pose.distance(figure, column, row), ink);
        canvas.noise(random.nextDouble(NOISE), random);
        return canvas.bytes();
    }
}
