package lamina.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A picture without compression as NumPy keeps arrays ({@code .npy}, version 1.0): a header of 128 bytes, then samples of 8 bits,
 * [height, width, 3]. So other programs read it by its extension.
 */
public final class Npy {
    /** Bytes before the first sample. */
    public static final int HEADER = 128;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private Npy() {}

    /**
     * A file.
     *
     * @param samples [height, width, 3]
     */
    public static byte[] encode(byte[] samples, int height, int width) {
        String text = "{'descr': '|u1', 'fortran_order': False, 'shape': (%d, %d, 3), }".formatted(height, width);
        byte[] file = new byte[HEADER + samples.length];
        Arrays.fill(file, 0, HEADER, (byte) ' ');
        System.arraycopy(MAGIC, 0, file, 0, MAGIC.length);
        int length = HEADER - MAGIC.length - 2; // little endian, two bytes
        file[MAGIC.length] = (byte) length;
        file[MAGIC.length + 1] = 0;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, file, MAGIC.length + 2, bytes.length);
        file[HEADER - 1] = '\n';
        System.arraycopy(samples, 0, file, HEADER, samples.length);
        return file;
    }
}
