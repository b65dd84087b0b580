package lamina.imageio;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What an EXIF segment says about the camera: a TIFF directory behind the letters "Exif" (EXIF 2.3, 4.5 and 4.6). */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12; // bytes: tag, type, count, value

    private Exif() {}

    /**
     * How the camera was held, 1 to 8; 1 where it is not said, or the directory is damaged.
     *
     * @param file the JPEG file
     * @param from where the TIFF directory begins
     * @param to where the segment ends
     */
    static int orientation(byte[] file, int from, int to) {
        try {
            return orientation(ByteBuffer.wrap(file, from, to - from).slice());
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return Orientation.UPRIGHT; // a damaged note, not a damaged picture
        }
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + ENTRY * i;
            if (tiff.getShort(at) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                int value = tiff.getShort(at + 8);
                return Orientation.isKnown(value) ? value : Orientation.UPRIGHT;
            }
        }
        return Orientation.UPRIGHT;
    }
}
