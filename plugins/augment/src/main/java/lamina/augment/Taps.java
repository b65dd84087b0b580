package lamina.augment;

/** Which samples of a line each sample of the scaled line is made of. A few kilobytes for a picture, of no weight beside it. */
final class Taps {
    private final int[] first;
    private final int[] count;
    private final float[] weights; // [sample, tap]
    private final int most;

    private Taps(int size, int most) {
        this.first = new int[size];
        this.count = new int[size];
        this.weights = new float[size * most];
        this.most = most;
    }

    /** The triangle filter between lines of these lengths. */
    static Taps between(int from, int to) {
        double scale = (double) from / to;
        double reach = Math.max(scale, 1); // half the triangle's base, in samples of the source
        Taps taps = new Taps(to, (int) Math.ceil(reach) * 2 + 1);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int begin = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(from, (int) (centre + reach + 0.5));
            taps.fill(i, begin, end, centre, reach);
        }
        return taps;
    }

    private void fill(int i, int begin, int end, double centre, double reach) {
        first[i] = begin;
        count[i] = end - begin;
        double total = 0;
        for (int j = begin; j < end; j++) {
            total += triangle((j + 0.5 - centre) / reach);
        }
        for (int j = begin; j < end; j++) {
            weights[i * most + j - begin] = (float) (triangle((j + 0.5 - centre) / reach) / total);
        }
    }

    int size() {
        return first.length;
    }

    int first(int i) {
        return first[i];
    }

    int count(int i) {
        return count[i];
    }

    float weight(int i, int k) {
        return weights[i * most + k];
    }

    private static double triangle(double x) {
        return Math.max(0, 1 - Math.abs(x));
    }
}
