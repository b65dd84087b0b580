package lamina.webp;

import java.lang.foreign.MemorySegment;
import java.util.Base64;
import lamina.api.data.Encoded;

/** Small files that cwebp 1.2.4 made. */
final class Pictures {
    /** 3 rows, 5 columns, lossless: pixel i is (53 i, 91 i + 40, 17 i + 200), each modulo 256. */
    static final byte[] LOSSLESS =
            file("UklGRlQAAABXRUJQVlA4TEgAAAAvBIAAAHdAFmDCNeCxhNPfHYSQgMj+z/LDBZUg24bkWKOc26cw/10oy1rHYmkCAjR3"
                    + "GiiEZIV6P8oMMkgrg0jiiuh/bOXaPwI=");

    /** 2 by 2: half a red, a dark blue, a transparent pixel, a white one. */
    static final byte[] TRANSPARENT = file(
            "UklGRkIAAABXRUJQVlA4TDUAAAAvAUAAEB9AIEARLvk/jRsCEqLMc9wsCtI2YPY0zr+RMYEAIZ1y8X8Ia9UKBWkbsKi7Ef2PBwA=");

    /** 16 rows, 24 columns, lossy: red grows by 10 with each column, green by 10 with each row, blue is 128. */
    static final byte[] LOSSY = file(
            "UklGRooAAABXRUJQVlA4IH4AAADwBACdASoYABAAPjEWiUKiISEYBAAgAwS2AE6ZQjgbwD8QADGS8ON+g8t08DNy1oAA/v9bgY5PifE8"
                    + "+A025g8B9uU1p/9hcj1nGB6SzUh+673LyuNT8c59f2fT3BsscltIPlr9yrpKpC6YWf9LKP03ExD3dziL+PPPH/mJgAA=");

    private Pictures() {}

    static boolean readable() {
        return WebpLibrary.problem().isEmpty();
    }

    static Encoded encoded(byte[] file) {
        return new Encoded("dog.webp", 0, MemorySegment.ofArray(file), new Encoded.File());
    }

    private static byte[] file(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
