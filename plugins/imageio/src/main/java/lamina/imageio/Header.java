package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a JPEG file says before its first scan (ITU-T T.81, annex B). */
final class Header {
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;

    private final byte[] file;
    private final int frame; // where the frame header's content begins
    private final int scan; // where the marker of the first scan begins
    private final boolean jfif; // there is a JFIF segment, which promises YCbCr
    private final int adobe; // the colour transform of an Adobe segment: 0 none, 1 YCbCr, 2 YCCK; -1 without one

    private Header(byte[] file, int frame, int scan, boolean jfif, int adobe) {
        this.file = file;
        this.frame = frame;
        this.scan = scan;
        this.jfif = jfif;
        this.adobe = adobe;
    }

    /** Whether a file begins like a JPEG: start of image, and the first byte of another marker. */
    static boolean begins(MemorySegment bytes) {
        return bytes.byteSize() >= 3
                && bytes.get(ValueLayout.JAVA_BYTE, 0) == (byte) 0xFF
                && bytes.get(ValueLayout.JAVA_BYTE, 1) == (byte) SOI
                && bytes.get(ValueLayout.JAVA_BYTE, 2) == (byte) 0xFF;
    }

    /** Walks the segments up to the first scan. */
    static Header read(byte[] file) throws IOException {
        int frame = -1;
        boolean jfif = false;
        int adobe = -1;
        for (int at = Segments.next(file, 2); ; at = Segments.next(file, Segments.end(file, at))) {
            int marker = file[at + 1] & 0xFF;
            if (marker == SOS || marker == EOI) {
                return new Header(file, found(frame, marker), at, jfif, adobe);
            }
            if (isFrame(marker)) {
                frame = checked(marker, at + 4, file);
            }
            jfif |= marker == APP0 && Segments.begins(file, at + 4, "JFIF");
            adobe = marker == APP14 && Segments.begins(file, at + 4, "Adobe") ? transform(file, at) : adobe;
        }
    }

    int height() {
        return Segments.number(file, frame + 1);
    }

    int width() {
        return Segments.number(file, frame + 3);
    }

    /** Samples of a pixel as they are stored. */
    int bands() {
        return file[frame + 5] & 0xFF;
    }

    /** How often the picture is walked over: 1 unless it is progressive. */
    int scans() {
        int scans = 0;
        if (file[frame - 3] == (byte) SOF2) {
            for (int at = scan; at + 1 < file.length; at++) {
                if (file[at] == (byte) 0xFF && file[at + 1] == (byte) SOS) {
                    scans++;
                }
            }
        }
        return Math.max(1, scans);
    }

    /** How the camera was held, 1 to 8; see {@link Orientation}. */
    int orientation() throws IOException {
        for (int at = Segments.next(file, 2); at < scan; at = Segments.next(file, Segments.end(file, at))) {
            if ((file[at + 1] & 0xFF) == APP1 && Segments.begins(file, at + 4, "Exif\0\0")) {
                return Exif.orientation(file, at + 10, Segments.end(file, at));
            }
        }
        return Orientation.UPRIGHT;
    }

    /** The embedded colour profile; empty if there is none. */
    Optional<Profile> profile() throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (int at = Segments.next(file, 2); at < scan; at = Segments.next(file, Segments.end(file, at))) {
            if ((file[at + 1] & 0xFF) == APP2 && Segments.begins(file, at + 4, "ICC_PROFILE\0")) {
                parts.add(Arrays.copyOfRange(file, at + 4, Segments.end(file, at)));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(Profile.of(parts));
    }

    /**
     * The file without application data and comments: ImageIO reads profiles and thumbnails, which the pixels do not need, and fails
     * where they are damaged. An end-of-image marker is put behind: where it alone is missing, the picture is whole. Components of one
     * name, which ImageIO's libjpeg refuses, get names of their own.
     */
    byte[] strip() throws IOException {
        byte[] to = new byte[file.length + 2];
        to[0] = file[0];
        to[1] = file[1];
        int size = 2;
        int stripped = 0; // where the frame header's content begins in the new file
        for (int at = Segments.next(file, 2); at < scan; at = Segments.next(file, Segments.end(file, at))) {
            int marker = file[at + 1] & 0xFF;
            int length = Segments.end(file, at) - at;
            if (at + 4 == frame) {
                stripped = size + 4;
            }
            if (!((marker >= APP0 && marker <= APP15) || marker == COM)) {
                System.arraycopy(file, at, to, size, length);
                size += length;
            }
        }
        System.arraycopy(file, scan, to, size, file.length - scan);
        rename(to, stripped + 6, size + 5);
        size += file.length - scan;
        to[size] = (byte) 0xFF;
        to[size + 1] = (byte) EOI;
        return Arrays.copyOf(to, size + 2);
    }

    /** Where two components have the same name and the first scan holds all of them in order, as libjpeg-turbo takes it. */
    private void rename(byte[] to, int names, int selectors) {
        int bands = bands();
        boolean unique =
                IntStream.range(0, bands).map(this::component).distinct().count() == bands;
        if (unique || selectors + 2 * bands > to.length || (to[selectors - 1] & 0xFF) != bands) {
            return;
        }
        for (int i = 0; i < bands; i++) {
            to[names + 3 * i] = (byte) (i + 1);
            to[selectors + 2 * i] = (byte) (i + 1);
        }
    }

    /** Whether the file itself has an end-of-image marker. */
    boolean ends() {
        int at = file.length - 2;
        while (at > scan && Segments.number(file, at) != (0xFF00 | EOI)) {
            at--;
        }
        return at > scan;
    }

    /** Which colours so many bands are: libjpeg's rules (jdapimin.c, default_decompress_parms). */
    Colours colours(int bands) throws IOException {
        return switch (bands) {
            case 1 -> Colours.GREY;
            case 3 -> isRgb() ? Colours.RGB : Colours.YCBCR;
            case 4 -> adobe < 0 ? Colours.CMYK : adobe == 0 ? Colours.ADOBE_CMYK : Colours.ADOBE_YCCK;
            default -> throw new IOException("it has " + bands + " colour components; 1, 3 and 4 are known");
        };
    }

    /** The same once libjpeg has made CMYK of YCCK. */
    Colours ink() {
        return adobe < 0 ? Colours.CMYK : Colours.ADOBE_CMYK;
    }

    private boolean isRgb() {
        if (jfif || adobe >= 0) {
            return !jfif && adobe == 0;
        }
        return component(0) == 'R' && component(1) == 'G' && component(2) == 'B';
    }

    private int component(int i) {
        return file[frame + 6 + 3 * i] & 0xFF;
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private static int transform(byte[] file, int at) throws IOException {
        return Segments.end(file, at) >= at + 16 ? file[at + 15] & 0xFF : 0;
    }

    private static int found(int frame, int marker) throws IOException {
        if (frame < 0) {
            throw new IOException(marker == EOI ? "it holds no picture" : "it has no frame header");
        }
        return frame;
    }

    private static int checked(int marker, int at, byte[] file) throws IOException {
        if (at + 6 > file.length || at + 6 + 3 * (file[at + 5] & 0xFF) > file.length) {
            throw new IOException("it ends within its frame header");
        }
        int kind = marker - SOF0;
        if (kind > 2) {
            throw new IOException("its coding is " + kind(kind) + " (SOF" + kind
                    + "); baseline and progressive are known: convert it");
        }
        if (file[at] != 8) {
            throw new IOException("its samples have " + (file[at] & 0xFF) + " bits; 8 are known: convert it");
        }
        return at;
    }

    private static String kind(int kind) {
        return kind > 8 ? "arithmetic" : kind == 3 ? "lossless" : "hierarchical";
    }
}
