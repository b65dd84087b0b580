package lamina.core.survey;

/**
 * As much of a JPEG file's structure as tells what trainings stumble over; by no means enough to decode it.
 *
 * @param components 1 grey, 3 colour, 4 ink (CMYK or YCCK); 0 if no frame header was found
 * @param ends whether the last marker of a picture is there; without it the file was cut off
 */
record JpegOutline(int components, boolean ends) {
    private static final int MARKER = 0xFF;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    static JpegOutline of(byte[] file) {
        int components = 0;
        int at = 2; // behind the start marker
        while (at + 9 < file.length && u8(file, at) == MARKER && u8(file, at + 1) != SCAN) {
            if (u8(file, at + 1) == MARKER) { // a fill byte
                at++;
                continue;
            }
            if (frame(u8(file, at + 1)) && components == 0) {
                components = u8(file, at + 9);
            }
            at += 2 + (u8(file, at + 2) << 8 | u8(file, at + 3));
        }
        return new JpegOutline(components, ends(file, at));
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC among them (ITU-T T.81, table B.1). */
    private static boolean frame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /**
     * Some cameras and web sites leave bytes behind the end, so it is looked for, from behind; but not before the samples begin, where a
     * thumbnail may have an end of its own.
     */
    private static boolean ends(byte[] file, int samples) {
        for (int i = file.length - 2; i >= samples; i--) {
            if (u8(file, i) == MARKER && u8(file, i + 1) == END) {
                return true;
            }
        }
        return false;
    }

    private static int u8(byte[] file, int at) {
        return file[at] & 0xFF;
    }
}
