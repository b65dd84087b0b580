package lamina.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import lamina.api.kernel.Kernel;

/**
 * {@link lamina.ops.LrnGradient} with a beta of 0.75. One iteration computes one place.
 *
 * @param factor 2 · alpha · beta / size
 */
record Denormalize(long x, long workspace, long dy, long dx, int channels, int size, float factor, Slots slots)
        implements Kernel {

    @Override
    public void run(int from, int to) {
        int slot = slots.take();
        try {
            float[] products = slots.slot(slot).rows().floats();
            Arrays.fill(products, 0, channels + size, 0f); // before the first channel and behind the last
            for (int place = from; place < to; place++) {
                multiply(4L * place * channels, products);
                gather(4L * place * channels, products);
            }
        } finally {
            slots.give(slot);
        }
    }

    /** dy · x · s<sup>−beta − 1</sup>; what dy is multiplied with goes to dx for the time being. */
    private void multiply(long place, float[] products) {
        int before = size / 2; // as far as windows reach behind their own place
        for (int i = 0; i < channels; i += Lanes.LENGTH) {
            int c = Math.min(i, channels - Lanes.LENGTH); // the last vector may overlap
            FloatVector s = Lanes.load(workspace + place + 4L * c);
            FloatVector own = Lanes.load(dy + place + 4L * c).mul(Normalize.power(s));
            Lanes.store(own, dx + place + 4L * c);
            own.mul(Lanes.load(x + place + 4L * c)).div(s).intoArray(products, before + c);
        }
    }

    private void gather(long place, float[] products) {
        int whole = channels - channels % Lanes.LENGTH;
        for (int c = 0; c < whole; c += Lanes.LENGTH) {
            long at = place + 4L * c;
            FloatVector sum = Normalize.window(products, c, size).mul(factor);
            Lanes.store(Lanes.load(dx + at).sub(Lanes.load(x + at).mul(sum)), dx + at);
        }
        for (int c = whole; c < channels; c++) { // no overlap here: dx is read and written
            float sum = 0;
            for (int j = 0; j < size; j++) {
                sum += products[c + j];
            }
            long at = place + 4L * c;
            Lanes.set(dx + at, Lanes.get(dx + at) - factor * Lanes.get(x + at) * sum);
        }
    }
}
