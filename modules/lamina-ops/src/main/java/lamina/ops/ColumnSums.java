package lamina.ops;

import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of a bias: dy summed over batch and places, for each channel.
 *
 * @param dy [places, channels]
 * @param db [channels]
 * @param stretch so many places are summed first, then the sums: one {@code float} would lose the last digits of a long sum
 * @param channels of dy
 */
public record ColumnSums(Floats dy, Floats db, int stretch, int channels) implements Kernel {
    @Override
    public void run(int from, int to) {
        int places = dy.length() / channels;
        for (int c = from; c < to; c++) {
            float sum = 0;
            for (int begin = 0; begin < places; begin += stretch) {
                float part = 0;
                for (int place = begin; place < Math.min(places, begin + stretch); place++) {
                    part += dy.get(place * channels + c);
                }
                sum += part;
            }
            db.set(c, sum);
        }
    }
}
