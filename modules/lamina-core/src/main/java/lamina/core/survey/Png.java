package lamina.core.survey;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import lamina.core.data.Sight;

/** A picture as a PNG file (ISO/IEC 15948): 8 bits, grey or RGB, without filters. */
final class Png {
    private static final byte[] BEGIN = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Png() {}

    static byte[] of(Sight picture) {
        int height = picture.shape().dim(0);
        int width = picture.shape().dim(1);
        int channels = picture.shape().dim(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream file = new DataOutputStream(bytes)) {
            file.write(BEGIN);
            byte colour = (byte) (channels == 3 ? 2 : 0);
            ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
            chunk("IHDR", header.put((byte) 8).put(colour).array(), file);
            chunk("IDAT", rows(picture.samples(), height, width * channels), file);
            chunk("IEND", new byte[0], file);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory nothing can fail", e);
        }
        return bytes.toByteArray();
    }

    /** Each begins with the number of its filter: none. */
    private static byte[] rows(byte[] samples, int height, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
            for (int row = 0; row < height; row++) {
                packed.write(0);
                packed.write(samples, row * length, length);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(String type, byte[] content, DataOutputStream file) throws IOException {
        CRC32 sum = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        sum.update(name);
        sum.update(content);
        file.writeInt(content.length);
        file.write(name);
        file.write(content);
        file.writeInt((int) sum.getValue());
    }
}
