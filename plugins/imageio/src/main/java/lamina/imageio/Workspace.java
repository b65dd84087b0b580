package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What one decoding at a time needs of native memory: a decompressor, room for a file and for its pixels. Kept from picture to picture
 * until one is damaged.
 */
final class Workspace {
    private static final long KEPT = 64L << 20; // bytes of pixels that are worth keeping for the next picture

    private final Decompressor decompressor = new Decompressor();
    private final MemorySegment numbers = Arena.ofAuto().allocate(16, 4); // width, height and two that nobody needs
    private MemorySegment file = MemorySegment.NULL;
    private MemorySegment pixels = MemorySegment.NULL;
    private long length;

    /** Takes a file in; an end-of-image marker is put behind where the file has none. */
    void take(MemorySegment jpeg, boolean ends) throws IOException {
        length = jpeg.byteSize() + (ends ? 0 : 2);
        file = atLeast(file, length);
        MemorySegment.copy(jpeg, 0, file, 0, jpeg.byteSize());
        if (!ends) {
            file.set(ValueLayout.JAVA_BYTE, length - 2, (byte) 0xFF);
            file.set(ValueLayout.JAVA_BYTE, length - 1, (byte) 0xD9);
        }
        decompressor.use(handle -> {
            TurboJpeg.header(handle, file, length, numbers);
            return true;
        });
    }

    int width() {
        return numbers.getAtIndex(ValueLayout.JAVA_INT, 0);
    }

    int height() {
        return numbers.getAtIndex(ValueLayout.JAVA_INT, 1);
    }

    /**
     * Decodes what was taken in.
     *
     * @param into [height, width, 3 or 4 by the format]
     * @return the first thing that was damaged; empty if nothing was
     */
    String decode(int height, int width, int format, byte[] into) throws IOException {
        int size = Math.multiplyExact(Math.multiplyExact(height, width), format == TurboJpeg.CMYK ? 4 : 3);
        pixels = atLeast(pixels, size);
        String damage =
                decompressor.use(handle -> TurboJpeg.decode(handle, file, length, pixels, height, width, format));
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, 0, into, 0, size);
        return damage;
    }

    /** Whether it is small enough to be kept. */
    boolean isModest() {
        return pixels.byteSize() + file.byteSize() <= KEPT;
    }

    private static MemorySegment atLeast(MemorySegment segment, long size) {
        return segment.byteSize() >= size ? segment : Arena.ofAuto().allocate(size, 64);
    }
}
