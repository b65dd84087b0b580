package lamina.augment;

/** How much the samples of a line count for a sample of the scaled line, by their distance from it. */
public enum Filter {
    /**
     * The mean over the area that a new pixel covers where pictures shrink, a cubic (a = -0.75) where they grow: OpenCV's INTER_AREA and
     * INTER_CUBIC, which the tool of 2012 took.
     */
    AREA {
        @Override
        double reach(double scale) {
            return scale > 1 ? (scale + 1) / 2 : 2;
        }

        @Override
        double weight(double distance, double scale) {
            if (scale <= 1) {
                return cubic(Math.abs(distance), -0.75);
            }
            double covered = Math.min(distance + 0.5, scale / 2) - Math.max(distance - 0.5, -scale / 2);
            return Math.max(0, covered);
        }
    },
    /** A triangle, without aliasing: Pillow's BILINEAR, and torchvision's with antialiasing. */
    BILINEAR {
        @Override
        double reach(double scale) {
            return Math.max(scale, 1);
        }

        @Override
        double weight(double distance, double scale) {
            return Math.max(0, 1 - Math.abs(distance) / reach(scale));
        }
    },
    /** A cubic (a = -0.5), without aliasing: Pillow's BICUBIC. */
    BICUBIC {
        @Override
        double reach(double scale) {
            return 2 * Math.max(scale, 1);
        }

        @Override
        double weight(double distance, double scale) {
            return cubic(Math.abs(distance) / Math.max(scale, 1), -0.5);
        }
    };

    /** How far samples may lie from a new one and still count. */
    abstract double reach(double scale);

    /**
     * The weight of a sample, before all weights are scaled to a sum of 1.
     *
     * @param distance between its centre and the new sample's, in samples of the source
     * @param scale samples of the source for each new one
     */
    abstract double weight(double distance, double scale);

    /** Keys's convolution kernel ("Cubic convolution interpolation for digital image processing", 1981). */
    private static double cubic(double x, double a) {
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? a * (((x - 5) * x + 8) * x - 4) : 0;
    }
}
