package lamina.vector;

import jdk.incubator.vector.FloatVector;
import lamina.api.kernel.Kernel;

/**
 * The gradient of biases: feature maps summed over the places, stretch by stretch, so that long sums keep their digits. One iteration
 * sums one stretch.
 *
 * @param source address of the feature maps, [places, channels]
 * @param parts address of what the stretches sum up to, [stretches, channels]
 * @param stretch places of one
 */
record ChannelSums(long source, long parts, int places, int channels, int stretch) implements Kernel {
    private static final int SHORTEST = 64;
    private static final int MOST = 256;

    /** How many places to sum in one go. */
    static int stretch(int places) {
        return Math.max(SHORTEST, (places + MOST - 1) / MOST);
    }

    int stretches() {
        return (places + stretch - 1) / stretch;
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i < to; i++) {
            int count = Math.min(places - i * stretch, stretch);
            long numbers = source + 4L * i * stretch * channels;
            long into = parts + 4L * i * channels;
            int c = 0;
            for (; c + Lanes.LENGTH <= channels; c += Lanes.LENGTH) {
                Lanes.store(sum(numbers + 4L * c, count, channels), into + 4L * c);
            }
            for (; c < channels; c++) {
                Lanes.set(into + 4L * c, sumOne(numbers + 4L * c, count, channels));
            }
        }
    }

    private static FloatVector sum(long numbers, int count, int channels) {
        FloatVector sum = FloatVector.zero(Lanes.FLOATS);
        for (int i = 0; i < count; i++) {
            sum = sum.add(Lanes.load(numbers + 4L * i * channels));
        }
        return sum;
    }

    private static float sumOne(long numbers, int count, int channels) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Lanes.get(numbers + 4L * i * channels);
        }
        return sum;
    }

    /** Adds up the stretches. One iteration is one channel. */
    record Total(ChannelSums sums, long destination) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int c = from; c < to; c++) {
                float sum = sumOne(sums.parts + 4L * c, sums.stretches(), sums.channels);
                Lanes.set(destination + 4L * c, sum);
            }
        }
    }
}
