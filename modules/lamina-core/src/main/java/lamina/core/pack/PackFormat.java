package lamina.core.pack;

import java.io.IOException;
import java.util.Optional;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.storage.JpegFile;
import lamina.storage.Npy;

/** How packed pictures are stored. */
public enum PackFormat {
    /** Without compression, as NumPy's files: 197 kB for 256 by 256, read at the speed of memory. */
    RAW("npy", Npy.HEADER) {
        @Override
        byte[] encode(Image image, int quality) {
            byte[] samples = new byte[image.size()];
            bytes(image, samples, 0);
            return Npy.encode(samples, image.height(), image.width());
        }

        @Override
        Optional<Encoded.Raw> raw(int size) {
            return Optional.of(new Encoded.Raw(size, size, 3, false));
        }
    },
    /** Baseline JPEG with halved colour resolution: about a fifth of that, and slower to read. */
    JPEG("jpg", 0) {
        @Override
        byte[] encode(Image image, int quality) throws IOException {
            byte[] samples = new byte[image.size()];
            bytes(image, samples, 2);
            return JpegFile.encode(samples, image.height(), image.width(), quality / 100f);
        }

        @Override
        Optional<Encoded.Raw> raw(int size) {
            return Optional.empty();
        }
    };

    private final String extension;
    private final int header;

    PackFormat(String extension, int header) {
        this.extension = extension;
        this.header = header;
    }

    /** What names end in. */
    String extension() {
        return extension;
    }

    /** Bytes of the file before what the decoder is given. */
    int header() {
        return header;
    }

    /** The file of a picture. */
    abstract byte[] encode(Image image, int quality) throws IOException;

    /** What the bytes are, for the reader; empty for a picture file. */
    abstract Optional<Encoded.Raw> raw(int size);

    /** Rounds the samples. {@code first} is 0 for red, green, blue, and 2 for blue, green, red. */
    private static void bytes(Image image, byte[] into, int first) {
        float[] pixels = image.pixels();
        for (int i = 0; i < into.length; i += 3) {
            for (int channel = 0; channel < 3; channel++) {
                into[i + channel] = (byte) Math.clamp(Math.round(pixels[i + Math.abs(first - channel)]), 0, 255);
            }
        }
    }
}
