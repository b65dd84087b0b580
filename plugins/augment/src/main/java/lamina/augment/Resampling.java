package lamina.augment;

import lamina.api.data.Image;

/**
 * Scales row by row: a new row is summed up at the source's width, which is long and contiguous, then scaled while it is in the
 * processor's cache. Samples that a decoder stored in 8 bits are read as they are; nothing is rounded.
 */
final class Resampling {
    private static final int HALF =
            128; // by which an unsigned byte differs from a signed one with the other highest bit

    private final Image from;
    private final Image to;
    private final Taps rows;
    private final Taps columns;
    private final float[] line; // a new row, as wide as the source

    private Resampling(Image from, Image to, Filter filter) {
        this.from = from;
        this.to = to;
        this.rows = Taps.between(from.height(), to.height(), filter);
        this.columns = Taps.between(from.width(), to.width(), filter);
        this.line = new float[from.width() * from.channels()];
    }

    /** Scales in place. Samples of 8 bits stay within 0 to 255, where a cubic would go beyond. */
    static void resize(Image image, Extent size, Filter filter) {
        if (image.height() == size.height() && image.width() == size.width()) {
            return;
        }
        Image to = image.scratch().reshape(size.height(), size.width(), image.channels());
        Resampling resampling = new Resampling(image, to, filter);
        image.stored().ifPresentOrElse(resampling::bytes, resampling::floats);
        image.swap();
    }

    private void bytes(byte[] samples) {
        flip(samples, from.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int k = 0; k < rows.taps(); k++) {
                int at = from.offset(rows.first(row) + k, 0);
                add(samples, at, line, rows.weight(row, k), k == 0);
            }
            scale(row);
        }
        clamp(to.pixels(), to.size());
    }

    private void floats() {
        for (int row = 0; row < rows.size(); row++) {
            for (int k = 0; k < rows.taps(); k++) {
                int at = from.offset(rows.first(row) + k, 0);
                add(from.pixels(), at, line, rows.weight(row, k), k == 0);
            }
            scale(row);
        }
    }

    /** Makes signed bytes of unsigned ones, less {@link #HALF}: only signed ones become floats several at a time. */
    private static void flip(byte[] samples, int size) {
        for (int i = 0; i < size; i++) {
            samples[i] ^= (byte) HALF;
        }
    }

    /** Adds a weighted row to the line, or begins it with one; since weights sum up to 1, so does what was taken off each sample. */
    private static void add(byte[] samples, int at, float[] line, float weight, boolean begin) {
        if (begin) {
            for (int i = 0; i < line.length; i++) {
                line[i] = HALF + weight * samples[at + i];
            }
        } else if (weight != 0) {
            for (int i = 0; i < line.length; i++) {
                line[i] += weight * samples[at + i];
            }
        }
    }

    private static void add(float[] samples, int at, float[] line, float weight, boolean begin) {
        if (begin) {
            for (int i = 0; i < line.length; i++) {
                line[i] = weight * samples[at + i];
            }
        } else if (weight != 0) {
            for (int i = 0; i < line.length; i++) {
                line[i] += weight * samples[at + i];
            }
        }
    }

    private static void clamp(float[] samples, int size) {
        for (int i = 0; i < size; i++) {
            samples[i] = Math.max(0, Math.min(255, samples[i]));
        }
    }

    private void scale(int row) {
        if (to.channels() == 3) {
            columns.scale(line, to.pixels(), to.offset(row, 0));
        } else {
            any(row);
        }
    }

    private void any(int row) {
        int channels = to.channels();
        for (int i = 0; i < columns.size() * channels; i++) {
            int column = i / channels;
            float total = 0;
            for (int k = 0; k < columns.taps(); k++) {
                total += columns.weight(column, k) * line[(columns.first(column) + k) * channels + i % channels];
            }
            to.pixels()[to.offset(row, 0) + i] = total;
        }
    }
}
