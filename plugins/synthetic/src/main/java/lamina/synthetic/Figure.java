package lamina.synthetic;

/**
 * The ten classes. A figure is given by the signed distance of a point to its edge, negative inside, in a frame where the figure has
 * radius 1; six are shapes, four are textures that fill a disc or a square.
 */
enum Figure {
    /** A filled circle. */
    DISC(false),
    /** A circle with a hole. */
    RING(false),
    /** Three equal sides. */
    TRIANGLE(false),
    /** Four equal sides. */
    SQUARE(false),
    /** Two bars. */
    CROSS(false),
    /** Five points. */
    STAR(false),
    /** Parallel bands. */
    STRIPES(true),
    /** Squares in two colours. */
    CHECKERBOARD(true),
    /** Small discs in a grid. */
    DOTS(true),
    /** One arm that winds outward. */
    SPIRAL(true);

    private static final double COS_36 = 0.8090169943749475;
    private static final double SIN_36 = 0.5877852522924731;
    private static final double STAR_WAIST = 0.42;

    private final boolean texture;

    Figure(boolean texture) {
        this.texture = texture;
    }

    /**
     * Signed distance to the edge.
     *
     * @param frequency periods of a texture within the radius
     * @param round whether a texture fills a disc rather than a square; a shape does not care
     */
    double distance(double x, double y, double frequency, boolean round) {
        double edge = edge(x, y, frequency);
        if (!texture) {
            return edge;
        }
        return Math.max(edge, round ? length(x, y) - 1 : square(x, y));
    }

    private double edge(double x, double y, double frequency) {
        return switch (this) {
            case DISC -> length(x, y) - 1;
            case RING -> Math.abs(length(x, y) - 0.78) - 0.22;
            case TRIANGLE -> triangle(x, y);
            case SQUARE -> square(x, y);
            case CROSS -> Math.min(bar(x, y), bar(y, x));
            case STAR -> star(x, y);
            case STRIPES -> band(x * frequency) / frequency;
            case CHECKERBOARD -> checker(band(x * frequency), band(y * frequency)) / frequency;
            case DOTS -> dot(x * frequency, y * frequency) / frequency;
            case SPIRAL -> band(length(x, y) * frequency - turns(x, y)) / frequency;
        };
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double turns(double x, double y) {
        return StrictMath.atan2(y, x) / (2 * Math.PI);
    }

    private static double square(double x, double y) {
        return Math.max(Math.abs(x), Math.abs(y)) - 0.85;
    }

    private static double bar(double along, double across) {
        return Math.max(Math.abs(along) - 1, Math.abs(across) - 0.3);
    }

    private static double triangle(double x, double y) {
        return Math.max(-y, 0.8660254037844386 * Math.abs(x) + 0.5 * y) - 0.55;
    }

    /** Folds the plane into the tenth between a tip and the waist beside it, where the edge is one straight line. */
    private static double star(double x, double y) {
        double u = Math.abs(x);
        double v = y;
        double over = Math.max(COS_36 * u - SIN_36 * v, 0);
        u -= 2 * over * COS_36;
        v += 2 * over * SIN_36;
        over = Math.max(-COS_36 * u - SIN_36 * v, 0);
        u = Math.abs(u + 2 * over * COS_36);
        v += 2 * over * SIN_36;
        double dx = STAR_WAIST * SIN_36; // the edge runs from the tip (0, 1) to the waist
        double dy = STAR_WAIST * COS_36 - 1;
        return (dx * (v - 1) - dy * u) / length(dx, dy);
    }

    /** Distance to bands half a period wide, one in each period. */
    private static double band(double phase) {
        return Math.abs(phase - Math.floor(phase) - 0.5) - 0.25;
    }

    private static double checker(double a, double b) {
        double near = Math.min(Math.abs(a), Math.abs(b));
        return a * b > 0 ? -near : near;
    }

    private static double dot(double x, double y) {
        return length(x - Math.floor(x) - 0.5, y - Math.floor(y) - 0.5) - 0.33;
    }
}
