package lamina.mnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Small IDX files. */
final class IdxFiles {
    private IdxFiles() {}

    /** Three pictures of two rows and four columns, plain, and their labels 7, 0, 9, packed. */
    static void write(Path root, String part) throws IOException {
        byte[] samples = new byte[24];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (10 * i);
        }
        Files.write(root.resolve(part + "-images-idx3-ubyte"), idx(samples, 0x803, 3, 2, 4));
        Files.write(root.resolve(part + "-labels-idx1-ubyte.gz"), packed(idx(new byte[] {7, 0, 9}, 0x801, 3)));
    }

    static byte[] idx(byte[] samples, int... header) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * header.length + samples.length);
        Arrays.stream(header).forEach(bytes::putInt);
        return bytes.put(samples).array();
    }

    static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
