package lamina.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file is by its first bytes. */
enum FileKind {
    /** Portable Network Graphics. */
    PNG("\u0089PNG\r\n\u001a\n"),
    /** Graphics Interchange Format. */
    GIF("GIF8"),
    /** Tagged Image File Format, lesser byte first. */
    TIFF("II*\0"),
    /** Tagged Image File Format, greater byte first. */
    TIFF_BIG_ENDIAN("MM\0*"),
    /** Windows bitmap. */
    BMP("BM");

    private final String magic; // each character is a byte

    FileKind(String magic) {
        this.magic = magic;
    }

    static Optional<FileKind> of(MemorySegment bytes) {
        return Stream.of(values()).filter(kind -> kind.begins(bytes)).findFirst();
    }

    private boolean begins(MemorySegment bytes) {
        if (bytes.byteSize() < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, i) != (byte) magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
