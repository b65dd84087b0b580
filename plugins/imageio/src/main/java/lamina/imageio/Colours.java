package lamina.imageio;

import lamina.api.data.Image;

/** What the samples of a pixel are, and how they become red, green and blue. */
enum Colours {
    /** Brightness alone. */
    GREY {
        @Override
        void convert(byte[] from, byte[] to, int pixels) {
            for (int i = 0, o = 0; i < pixels; i++, o += 3) {
                to[o] = from[i];
                to[o + 1] = from[i];
                to[o + 2] = from[i];
            }
        }
    },
    /** Red, green, blue. */
    RGB {
        @Override
        void convert(byte[] from, byte[] to, int pixels) {
            System.arraycopy(from, 0, to, 0, 3 * pixels);
        }
    },
    /** Brightness, blueness, redness, as JFIF has it. */
    YCBCR {
        @Override
        void convert(byte[] from, byte[] to, int pixels) {
            for (int i = 0; i < 3 * pixels; i += 3) {
                int y = from[i] & 0xFF;
                int cb = from[i + 1] & 0xFF;
                int cr = from[i + 2] & 0xFF;
                to[i] = (byte) red(y, cr);
                to[i + 1] = (byte) green(y, cb, cr);
                to[i + 2] = (byte) blue(y, cb);
            }
        }
    },
    /** Amounts of cyan, magenta, yellow and black ink. */
    CMYK {
        @Override
        void convert(byte[] from, byte[] to, int pixels) {
            for (int i = 0, o = 0; i < 4 * pixels; i += 4, o += 3) {
                int white = 255 - (from[i + 3] & 0xFF);
                to[o] = product(255 - (from[i] & 0xFF), white);
                to[o + 1] = product(255 - (from[i + 1] & 0xFF), white);
                to[o + 2] = product(255 - (from[i + 2] & 0xFF), white);
            }
        }
    },
    /** The same as Adobe's programs store it: 255 is no ink. */
    ADOBE_CMYK {
        @Override
        byte[] device(byte[] from) {
            byte[] ink = new byte[from.length];
            for (int i = 0; i < ink.length; i++) {
                ink[i] = (byte) ~from[i];
            }
            return ink;
        }

        @Override
        void convert(byte[] from, byte[] to, int pixels) {
            CMYK.convert(device(from), to, pixels);
        }
    },
    /** Adobe's CMYK whose first three went through the YCbCr transform, complemented (libjpeg's ycck_cmyk_convert). */
    ADOBE_YCCK {
        @Override
        byte[] device(byte[] from) {
            byte[] ink = new byte[from.length];
            for (int i = 0; i < ink.length; i += 4) {
                int y = from[i] & 0xFF;
                int cb = from[i + 1] & 0xFF;
                int cr = from[i + 2] & 0xFF;
                ink[i] = (byte) red(y, cr);
                ink[i + 1] = (byte) green(y, cb, cr);
                ink[i + 2] = (byte) blue(y, cb);
                ink[i + 3] = (byte) ~from[i + 3];
            }
            return ink;
        }

        @Override
        void convert(byte[] from, byte[] to, int pixels) {
            CMYK.convert(device(from), to, pixels);
        }
    };

    // 1.40200, 0.71414, 0.34414 and 1.77200 with 16 bits behind the point, rounded as in libjpeg's jdcolor.c
    private static final int CR_RED = 91881;
    private static final int CR_GREEN = 46802;
    private static final int CB_GREEN = 22554;
    private static final int CB_BLUE = 116130;
    private static final int HALF = 1 << 15;

    /** To red, green and blue. */
    abstract void convert(byte[] from, byte[] to, int pixels);

    /** What a colour profile counts: grey, or ink of which 255 is all. */
    byte[] device(byte[] from) {
        return from;
    }

    final void convert(Samples samples, Image into) {
        byte[] to = into.store(samples.height(), samples.width(), 3);
        convert(samples.data(), to, samples.height() * samples.width());
    }

    private static int red(int y, int cr) {
        return clamp(y + ((CR_RED * (cr - 128) + HALF) >> 16));
    }

    private static int green(int y, int cb, int cr) {
        return clamp(y + ((-CB_GREEN * (cb - 128) - CR_GREEN * (cr - 128) + HALF) >> 16));
    }

    private static int blue(int y, int cb) {
        return clamp(y + ((CB_BLUE * (cb - 128) + HALF) >> 16));
    }

    /** Of two fractions of 255, rounded. */
    private static byte product(int a, int b) {
        int twice = a * b + 128;
        return (byte) (((twice >> 8) + twice) >> 8);
    }

    private static int clamp(int sample) {
        return Math.max(0, Math.min(255, sample));
    }
}
