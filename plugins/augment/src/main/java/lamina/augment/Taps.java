package lamina.augment;

/**
 * Which samples of a line each sample of the scaled line is made of: the same number of neighbours for each, so that loops over them are
 * of one length. A few kilobytes for a picture, of no weight beside it.
 */
final class Taps {
    private static final int LEAST = 3; // so that there is a short loop for all of them

    private final int taps;
    private final int[] first;
    private final float[] weights; // [sample, tap]

    private Taps(int taps, int[] first, float[] weights) {
        this.taps = taps;
        this.first = first;
        this.weights = weights;
    }

    /** Between lines of these lengths; what a filter would take from beyond an end is left out. */
    static Taps between(int from, int to, Filter filter) {
        double scale = (double) from / to;
        float[][] rows = new float[to][];
        int[] first = new int[to];
        int most = Math.min(LEAST, from);
        for (int i = 0; i < to; i++) {
            rows[i] = weights(i, from, scale, filter, first);
            most = Math.max(most, rows[i].length);
        }
        float[] weights = new float[to * most];
        for (int i = 0; i < to; i++) {
            int begin = Math.min(first[i], from - most); // those before get the weight 0
            System.arraycopy(rows[i], 0, weights, i * most + first[i] - begin, rows[i].length);
            first[i] = begin;
        }
        return new Taps(most, first, weights);
    }

    /** Those of one sample, none of them 0 at an end; where they begin is noted. */
    private static float[] weights(int i, int from, double scale, Filter filter, int[] first) {
        double centre = (i + 0.5) * scale;
        int begin = Math.max(0, (int) (centre - filter.reach(scale) + 0.5));
        int end = Math.min(from, (int) (centre + filter.reach(scale) + 0.5));
        while (begin + 1 < end && filter.weight(begin + 0.5 - centre, scale) == 0) {
            begin++;
        }
        while (begin + 1 < end && filter.weight(end - 0.5 - centre, scale) == 0) {
            end--;
        }
        double[] exact = new double[end - begin];
        double total = 0; // no stream: this is done for each line of each picture
        for (int j = begin; j < end; j++) {
            exact[j - begin] = filter.weight(j + 0.5 - centre, scale);
            total += exact[j - begin];
        }
        float[] weights = new float[exact.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) (exact[k] / total);
        }
        first[i] = begin;
        return weights;
    }

    /** How many samples there will be. */
    int size() {
        return first.length;
    }

    /** How many samples each is made of. */
    int taps() {
        return taps;
    }

    /** The first of those that a sample is made of. */
    int first(int i) {
        return first[i];
    }

    float weight(int i, int k) {
        return weights[i * taps + k];
    }

    /**
     * Scales a line of pixels with three channels.
     *
     * @param at where the scaled line begins
     */
    void scale(float[] line, float[] to, int at) {
        if (taps == LEAST) {
            short3(line, to, at);
        } else {
            long3(line, to, at);
        }
    }

    private void short3(float[] line, float[] to, int at) {
        for (int i = 0, w = 0, o = at; i < first.length; i++, w += 3, o += 3) {
            int j = 3 * first[i];
            float a = weights[w];
            float b = weights[w + 1];
            float c = weights[w + 2];
            to[o] = a * line[j] + b * line[j + 3] + c * line[j + 6];
            to[o + 1] = a * line[j + 1] + b * line[j + 4] + c * line[j + 7];
            to[o + 2] = a * line[j + 2] + b * line[j + 5] + c * line[j + 8];
        }
    }

    private void long3(float[] line, float[] to, int at) {
        for (int i = 0, o = at; i < first.length; i++, o += 3) {
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int k = i * taps, j = 3 * first[i]; k < (i + 1) * taps; k++, j += 3) {
                red += weights[k] * line[j];
                green += weights[k] * line[j + 1];
                blue += weights[k] * line[j + 2];
            }
            to[o] = red;
            to[o + 1] = green;
            to[o + 2] = blue;
        }
    }
}
