package lamina.api.data;

import java.util.Arrays;

/**
 * A picture on its way into a batch: [height, width, channels], samples in 0 to 255 until an augmentation says otherwise. Reused from
 * picture to picture, so that a worker allocates nothing once the largest has passed.
 */
public final class Image {
    private float[] pixels = new float[0];
    private int height;
    private int width;
    private int channels;
    private Image scratch;

    /** A picture of 0 by 0. */
    public static Image empty() {
        return new Image();
    }

    private Image() {
        scratch = this;
    }

    /**
     * Gives the picture another size; its samples are undefined afterwards.
     *
     * @return this
     */
    public Image reshape(int height, int width, int channels) {
        int size = Math.multiplyExact(Math.multiplyExact(height, width), channels);
        if (pixels.length < size) {
            pixels = new float[size];
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        return this;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Samples of a pixel: 1 or 3. */
    public int channels() {
        return channels;
    }

    /** How many samples there are. */
    public int size() {
        return height * width * channels;
    }

    /** The samples, row by row, channels innermost; the array may be longer than {@link #size}. */
    public float[] pixels() {
        return pixels;
    }

    /** Where the first sample of a pixel is. */
    public int offset(int row, int column) {
        return (row * width + column) * channels;
    }

    /** A second picture that belongs to this one, for what cannot be done in place; see {@link #swap}. */
    public Image scratch() {
        if (scratch == this) {
            scratch = new Image();
        }
        return scratch;
    }

    /** Exchanges this picture's content with its scratch's. */
    public void swap() {
        Image other = scratch();
        float[] samples = pixels;
        int oldHeight = height;
        int oldWidth = width;
        int oldChannels = channels;
        pixels = other.pixels;
        height = other.height;
        width = other.width;
        channels = other.channels;
        other.pixels = samples;
        other.height = oldHeight;
        other.width = oldWidth;
        other.channels = oldChannels;
    }

    /** A copy of the samples. */
    public float[] toArray() {
        return Arrays.copyOf(pixels, size());
    }
}
