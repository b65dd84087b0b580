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

    /** Between lines of these lengths; what a filter would take from beyond an end is left out. */
    static Taps between(int from, int to, Filter filter) {
        double scale = (double) from / to;
        double reach = filter.reach(scale);
        Taps taps = new Taps(to, (int) Math.ceil(reach) * 2 + 1);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int begin = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(from, (int) (centre + reach + 0.5));
            taps.fill(i, begin, end, centre, scale, filter);
        }
        return taps;
    }

    private void fill(int i, int begin, int end, double centre, double scale, Filter filter) {
        double total = 0;
        for (int j = begin; j < end; j++) {
            total += filter.weight(j + 0.5 - centre, scale);
        }
        first[i] = begin;
        for (int j = begin; j < end; j++) {
            float weight = (float) (filter.weight(j + 0.5 - centre, scale) / total);
            if (weight == 0 && count[i] == 0 && j + 1 < end) {
                first[i] = j + 1; // nothing yet
            } else {
                weights[i * most + count[i]++] = weight;
            }
        }
        while (count[i] > 1 && weights[i * most + count[i] - 1] == 0) {
            count[i]--;
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
}
