package lamina.api.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * A picture on its way into a batch: [height, width, channels], samples in 0 to 255 until an augmentation says otherwise. Reused from
 * picture to picture, so that a worker allocates nothing once the largest has passed.
 *
 * <p>A decoder may leave samples of 8 bits ({@link #store}); they become floats when somebody asks for {@link #pixels}. What scales or
 * cuts looks for them first ({@link #stored}), since most of a large picture is not wanted as floats. What changes a channel as a whole
 * ({@link #add}, {@link #multiply}) waits until then.
 */
public final class Image {
    private float[] pixels = new float[0];
    private byte[] bytes = new byte[0];
    private boolean stored; // the samples are in bytes, not in pixels
    private Widening widening = new Widening(); // with what is still to be done to stored samples
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
        resize(height, width, channels);
        stored = false;
        widening.clear();
        room();
        return this;
    }

    /**
     * Gives the picture another size and samples of 8 bits, unsigned, which the caller writes; they are undefined until then.
     *
     * @return where they go, row by row, channels innermost; it may be longer than {@link #size}
     */
    public byte[] store(int height, int width, int channels) {
        int size = resize(height, width, channels);
        if (bytes.length < size) {
            bytes = new byte[size];
        }
        stored = true;
        widening.clear();
        return bytes;
    }

    /** The samples of 8 bits, unsigned, as {@link #store} gave them room; empty once they are floats, or about to be. */
    public Optional<byte[]> stored() {
        return stored && widening.isEmpty() ? Optional.of(bytes) : Optional.empty();
    }

    /**
     * Adds to every sample.
     *
     * @param amounts one for each channel
     */
    public void add(float... amounts) {
        change(false, amounts);
    }

    /**
     * Multiplies every sample.
     *
     * @param factors one for each channel
     */
    public void multiply(float... factors) {
        change(true, factors);
    }

    private void change(boolean multiplies, float[] amounts) {
        widening.then(multiplies, amounts, channels);
        if (!stored) {
            widening.apply(pixels, size());
        }
    }

    private int resize(int height, int width, int channels) {
        int size = Math.multiplyExact(Math.multiplyExact(height, width), channels);
        this.height = height;
        this.width = width;
        this.channels = channels;
        return size;
    }

    private void room() {
        if (pixels.length < size()) {
            pixels = new float[size()];
        }
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
        if (stored) {
            room();
            for (int at = 0; at < size(); at += Widening.PART) {
                int length = Math.min(Widening.PART, size() - at);
                System.arraycopy(widening.widen(bytes, at, length), 0, pixels, at, length);
            }
            stored = false;
            widening.clear();
        }
        return pixels;
    }

    /**
     * Writes the samples as floats; of stored ones, no picture of floats is made for it.
     *
     * @param into room for {@link #size} floats
     */
    public void writeTo(MemorySegment into) {
        if (!stored) {
            MemorySegment.copy(pixels, 0, into, ValueLayout.JAVA_FLOAT, 0, size());
            return;
        }
        for (int at = 0; at < size(); at += Widening.PART) {
            int length = Math.min(Widening.PART, size() - at);
            float[] part = widening.widen(bytes, at, length);
            MemorySegment.copy(part, 0, into, ValueLayout.JAVA_FLOAT, (long) at * Float.BYTES, length);
        }
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
        byte[] oldBytes = bytes;
        boolean oldStored = stored;
        Widening oldWidening = widening;
        int oldHeight = height;
        int oldWidth = width;
        int oldChannels = channels;
        pixels = other.pixels;
        bytes = other.bytes;
        stored = other.stored;
        widening = other.widening;
        height = other.height;
        width = other.width;
        channels = other.channels;
        other.pixels = samples;
        other.bytes = oldBytes;
        other.stored = oldStored;
        other.widening = oldWidening;
        other.height = oldHeight;
        other.width = oldWidth;
        other.channels = oldChannels;
    }

    /** Takes over another picture's size and samples. */
    public void copy(Image from) {
        if (from.stored) {
            System.arraycopy(from.bytes, 0, store(from.height, from.width, from.channels), 0, from.size());
            widening.copy(from.widening);
        } else {
            System.arraycopy(from.pixels, 0, reshape(from.height, from.width, from.channels).pixels, 0, from.size());
        }
    }

    /** A copy of the samples. */
    public float[] toArray() {
        return Arrays.copyOf(pixels(), size());
    }
}
