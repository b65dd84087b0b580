package lamina.augment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.data.Image;

/** A mean picture in a file; read when the first picture needs it, then kept: it is a setting, not a memory of pictures. */
final class MeanFile {
    private final Path path;
    private final Optional<Extent> given;
    private volatile Optional<Mean> loaded = Optional.empty();

    MeanFile(Path path, Optional<Extent> given) {
        this.path = path;
        this.given = given;
    }

    Mean load() {
        return loaded.orElseGet(this::read);
    }

    private synchronized Mean read() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(mean(bytes()));
        }
        return loaded.get();
    }

    private byte[] bytes() {
        if (!Files.isRegularFile(path)) {
            throw new DataException("the mean picture " + path.toAbsolutePath()
                    + " of 'subtract-mean' does not exist: correct its 'file'");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new DataException(
                    "the mean picture " + path + " of 'subtract-mean' cannot be read: " + e.getMessage(), e);
        }
    }

    private Mean mean(byte[] bytes) {
        int side = (int) Math.sqrt(bytes.length / 12.0);
        Extent size = given.orElse(new Extent(side, side));
        if (bytes.length == 0 || 12L * size.height() * size.width() != bytes.length) {
            throw new DataException(
                    "the mean picture " + path + " of 'subtract-mean' has " + bytes.length + " bytes; "
                            + (given.isPresent()
                                    ? "a picture of " + size + " x 3 floats (height x width x channels) has "
                                            + 12L * size.height() * size.width()
                                    : "that is no square of 3 floats a pixel: if it is not square, give its height and width as 'fileSize'"));
        }
        float[] samples = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return new Mean(path, size, samples);
    }

    /** The picture. */
    static final class Mean {
        private final Path path;
        private final Extent size;
        private final float[] samples; // [height, width, 3]

        private Mean(Path path, Extent size, float[] samples) {
            this.path = path;
            this.size = size;
            this.samples = samples;
        }

        int width() {
            return size.width();
        }

        /** [height, width, 3], not to be written to. */
        float[] samples() {
            return samples;
        }

        int top(Image image) {
            return margin(size.height() - image.height(), image);
        }

        int left(Image image) {
            return margin(size.width() - image.width(), image);
        }

        private int margin(int spare, Image image) {
            if (spare < 0) {
                throw new DataException("'subtract-mean' was given the mean picture " + path + " of " + size
                        + " (height x width), smaller than the picture of " + new Extent(image.height(), image.width())
                        + ": crop first, or take a larger mean");
            }
            return spare / 2;
        }
    }
}
