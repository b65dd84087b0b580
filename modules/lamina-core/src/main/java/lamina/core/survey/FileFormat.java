package lamina.core.survey;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lamina.api.data.Encoded;

/** What a picture file is, by its first bytes, and what its name may end in. */
enum FileFormat {
    JPEG("\u00ff\u00d8\u00ff", "jpg", "jpeg", "jpe", "jfif"),
    PNG("\u0089PNG\r\n\u001a\n", "png"),
    GIF("GIF8", "gif"),
    BMP("BM", "bmp", "dib"),
    TIFF_LITTLE("II*\0", "tif", "tiff"),
    TIFF_BIG("MM\0*", "tif", "tiff"),
    WEBP("RIFF....WEBP", "webp");

    private static final char ANY = '.';

    private final String begin; // a byte a character
    private final List<String> endings;

    FileFormat(String begin, String... endings) {
        this.begin = begin;
        this.endings = List.of(endings);
    }

    /** What it is; empty if it is none of these. */
    static Optional<FileFormat> of(MemorySegment bytes) {
        byte[] first = bytes.asSlice(0, Math.min(16, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        String text = new String(first, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.begins(text)).findFirst();
    }

    private boolean begins(String text) {
        if (text.length() < begin.length()) {
            return false;
        }
        for (int i = 0; i < begin.length(); i++) {
            if (begin.charAt(i) != ANY && begin.charAt(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** For people: {@code JPEG}; {@code raw} for samples without a header, {@code unknown} for what nobody knows. */
    static String name(Encoded encoded) {
        return switch (encoded.format()) {
            case Encoded.Raw _ -> "raw";
            case Encoded.File _ -> of(encoded.bytes()).map(FileFormat::word).orElse("unknown");
        };
    }

    /** For people. */
    String word() {
        return name().replaceAll("_.*", "");
    }

    /** Whether a name that ends in a known ending of pictures ends in one of another format. */
    boolean contradicts(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !endings.contains(ending) && Arrays.stream(values()).anyMatch(format -> format.endings.contains(ending));
    }
}
