package lamina.synthetic;

import java.util.random.RandomGenerator;

/** A square picture being drawn: samples as fractions, so that what lies over another does not round twice. */
final class Canvas {
    private final int size;
    private final float[] samples; // [row, column, blue-green-red], 0 to 255

    Canvas(int size) {
        this.size = size;
        this.samples = new float[size * size * 3];
    }

    int size() {
        return size;
    }

    void set(int column, int row, Colour colour) {
        blend(column, row, colour, 1);
    }

    /** Fills where the distance is negative; edges are smoothed over one pixel. */
    void fill(Edge edge, Ink ink) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double cover = 0.5 - edge.distance(column, row);
                if (cover > 0) {
                    Colour colour = ink.from().towards(ink.to(), (row + column) / (2.0 * size));
                    blend(column, row, colour, (float) Math.min(cover, 1));
                }
            }
        }
    }

    /** Adds noise of this standard deviation, independent for each sample; 21 bits of a random number each. */
    void noise(double deviation, RandomGenerator random) {
        double scale = deviation * Math.sqrt(12) / (1 << 21); // a uniform number of width w deviates by w/√12
        int middle = 1 << 20;
        for (int i = 0; i < samples.length; i += 3) {
            long bits = random.nextLong();
            samples[i] += (float) (scale * ((bits & 0x1FFFFF) - middle));
            samples[i + 1] += (float) (scale * ((bits >>> 21 & 0x1FFFFF) - middle));
            samples[i + 2] += (float) (scale * ((bits >>> 42 & 0x1FFFFF) - middle));
        }
    }

    /** The picture, rounded. */
    byte[] bytes() {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(samples[i]), 0, 255);
        }
        return bytes;
    }

    private void blend(int column, int row, Colour colour, float cover) {
        int at = (row * size + column) * 3;
        samples[at] += cover * ((float) colour.blue() - samples[at]);
        samples[at + 1] += cover * ((float) colour.green() - samples[at + 1]);
        samples[at + 2] += cover * ((float) colour.red() - samples[at + 2]);
    }

    /** Signed distance in pixels from the middle of a pixel to an edge. */
    interface Edge {
        double distance(int column, int row);
    }
}
