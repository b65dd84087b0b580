package lamina.imageio;

import lamina.api.data.Image;

/** What the samples of a pixel are, and how they become red, green and blue. */
enum Colours {
    /** Brightness alone. */
    GREY {
        @Override
        void convert(Samples samples, Image into) {
            float[] to = size(samples, into);
            byte[] from = samples.data();
            for (int i = 0, o = 0; o < into.size(); i++, o += 3) {
                float grey = from[i] & 0xFF;
                to[o] = grey;
                to[o + 1] = grey;
                to[o + 2] = grey;
            }
        }
    },
    /** Red, green, blue. */
    RGB {
        @Override
        void convert(Samples samples, Image into) {
            float[] to = size(samples, into);
            for (int i = 0; i < into.size(); i++) {
                to[i] = samples.data()[i] & 0xFF;
            }
        }
    },
    /** Brightness, blueness, redness, as JFIF has it. */
    YCBCR {
        @Override
        void convert(Samples samples, Image into) {
            float[] to = size(samples, into);
            byte[] from = samples.data();
            for (int i = 0; i < into.size(); i += 3) {
                int y = from[i] & 0xFF;
                int cb = from[i + 1] & 0xFF;
                int cr = from[i + 2] & 0xFF;
                to[i] = red(y, cr);
                to[i + 1] = green(y, cb, cr);
                to[i + 2] = blue(y, cb);
            }
        }
    },
    /** Amounts of cyan, magenta, yellow and black ink. */
    CMYK {
        @Override
        void convert(Samples samples, Image into) {
            float[] to = size(samples, into);
            byte[] from = samples.data();
            for (int i = 0, o = 0; o < into.size(); i += 4, o += 3) {
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
        void convert(Samples samples, Image into) {
            float[] to = size(samples, into);
            byte[] from = samples.data();
            for (int i = 0, o = 0; o < into.size(); i += 4, o += 3) {
                int white = from[i + 3] & 0xFF;
                to[o] = product(from[i] & 0xFF, white);
                to[o + 1] = product(from[i + 1] & 0xFF, white);
                to[o + 2] = product(from[i + 2] & 0xFF, white);
            }
        }
    },
    /** Adobe's CMYK whose first three went through the YCbCr transform, complemented (libjpeg's ycck_cmyk_convert). */
    ADOBE_YCCK {
        @Override
        void convert(Samples samples, Image into) {
            float[] to = size(samples, into);
            byte[] from = samples.data();
            for (int i = 0, o = 0; o < into.size(); i += 4, o += 3) {
                int y = from[i] & 0xFF;
                int cb = from[i + 1] & 0xFF;
                int cr = from[i + 2] & 0xFF;
                int white = from[i + 3] & 0xFF;
                to[o] = product(255 - red(y, cr), white);
                to[o + 1] = product(255 - green(y, cb, cr), white);
                to[o + 2] = product(255 - blue(y, cb), white);
            }
        }
    };

    // 1.40200, 0.71414, 0.34414 and 1.77200 with 16 bits behind the point, rounded as in libjpeg's jdcolor.c
    private static final int CR_RED = 91881;
    private static final int CR_GREEN = 46802;
    private static final int CB_GREEN = 22554;
    private static final int CB_BLUE = 116130;
    private static final int HALF = 1 << 15;

    abstract void convert(Samples samples, Image into);

    private static float[] size(Samples samples, Image into) {
        return into.reshape(samples.height(), samples.width(), 3).pixels();
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
    private static int product(int a, int b) {
        int twice = a * b + 128;
        return ((twice >> 8) + twice) >> 8;
    }

    private static int clamp(int sample) {
        return Math.max(0, Math.min(255, sample));
    }
}
