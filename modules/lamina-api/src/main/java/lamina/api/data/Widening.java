package lamina.api.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples of 8 bits to floats, and what is done to them on the way, a channel at a time; in parts that stay in the processor's nearest
 * memory. Each loop goes over neighbouring numbers of arrays with the same index, since Java makes vector instructions of no other: so
 * bytes are turned to signed ones first, and what is added to channels stands in rows as long as a part.
 */
final class Widening {
    /** Samples in a part: 12 kB of floats, and whole pixels of 1, 2, 3 and 4 channels. */
    static final int PART = 3072;

    private static final int SIGN = 0x80;

    private final byte[] signed = new byte[PART];
    private final float[] part = new float[PART];
    private final List<Step> steps = new ArrayList<>(); // reused
    private int count; // of the steps that are to be done

    /** Something that is done to every sample: one number for each of a part. */
    private static final class Step {
        private final float[] row = new float[PART];
        private boolean multiplies;
        private int channels; // of the amounts that the row holds

        void set(boolean multiplying, float[] amounts, int count) {
            multiplies = multiplying;
            if (count == channels && Arrays.equals(amounts, 0, count, row, 0, count)) {
                return; // of most chains, the same for every picture
            }
            channels = count;
            System.arraycopy(amounts, 0, row, 0, channels);
            for (int filled = channels; filled < PART; filled *= 2) {
                System.arraycopy(row, 0, row, filled, Math.min(filled, PART - filled));
            }
        }

        void apply(float[] samples, int length) {
            if (multiplies) {
                multiply(samples, row, length);
            } else {
                add(samples, row, length);
            }
        }
    }

    /** Nothing is done to samples from now on. */
    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Something more is done to samples, after the rest. */
    void then(boolean multiplies, float[] amounts, int channels) {
        if (count == steps.size()) {
            steps.add(new Step());
        }
        steps.get(count++).set(multiplies, amounts, channels);
    }

    /** The same as for others. */
    void copy(Widening from) {
        clear();
        for (Step step : from.steps.subList(0, from.count)) {
            then(step.multiplies, step.row, PART);
        }
    }

    /**
     * A part of a picture as floats; they hold until the next call.
     *
     * @param at the first sample, one of the first channel
     */
    float[] widen(byte[] from, int at, int length) {
        System.arraycopy(from, at, signed, 0, length);
        widen(signed, part, length);
        for (int i = 0; i < count; i++) {
            steps.get(i).apply(part, length);
        }
        return part;
    }

    /** Does the steps to samples that are floats already, and forgets them. */
    void apply(float[] samples, int size) {
        for (int at = 0; at < size; at += PART) {
            int length = Math.min(PART, size - at);
            System.arraycopy(samples, at, part, 0, length);
            for (int i = 0; i < count; i++) {
                steps.get(i).apply(part, length);
            }
            System.arraycopy(part, 0, samples, at, length);
        }
        clear();
    }

    private static void widen(byte[] bytes, float[] to, int length) {
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (bytes[i] ^ SIGN);
        }
        for (int i = 0; i < length; i++) {
            to[i] = bytes[i] + (float) SIGN;
        }
    }

    private static void add(float[] samples, float[] row, int length) {
        for (int i = 0; i < length; i++) {
            samples[i] += row[i];
        }
    }

    private static void multiply(float[] samples, float[] row, int length) {
        for (int i = 0; i < length; i++) {
            samples[i] *= row[i];
        }
    }
}
