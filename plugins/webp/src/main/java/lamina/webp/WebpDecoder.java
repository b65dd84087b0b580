package lamina.webp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/** WebP to red, green, blue. */
final class WebpDecoder implements Decoder {
    private static final int HEAD = 12; // bytes: "RIFF", a length, "WEBP"

    private final WebpSettings settings;

    WebpDecoder(WebpSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<String> unavailable() {
        return WebpLibrary.problem();
    }

    @Override
    public boolean accepts(Encoded encoded) {
        return encoded.format() instanceof Encoded.File
                && encoded.bytes().byteSize() >= HEAD
                && begins(encoded.bytes(), 0, "RIFF")
                && begins(encoded.bytes(), 8, "WEBP");
    }

    private static boolean begins(MemorySegment bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment file = arena.allocate(Math.max(1, encoded.bytes().byteSize()));
            file.copyFrom(encoded.bytes());
            MemorySegment size = arena.allocate(8, 4);
            if (!Webp.info(file, size)) {
                throw damaged(encoded);
            }
            int width = size.get(ValueLayout.JAVA_INT, 0);
            int height = size.get(ValueLayout.JAVA_INT, 4);
            check(encoded, height, width);
            MemorySegment pixels = arena.allocate(4L * height * width);
            if (!Webp.decode(file, pixels, 4 * width)) {
                throw damaged(encoded);
            }
            flatten(pixels, into.store(height, width, 3), settings.background());
        }
    }

    private void check(Encoded encoded, int height, int width) {
        if (height < 1 || width < 1 || (long) height * width > settings.maxPixels()) {
            throw new DataException(encoded.name() + " cannot be decoded as WebP: its size is " + height + " x " + width
                    + " pixels (height x width); the limit is " + settings.maxPixels()
                    + " pixels, 'maxPixels' of the decoder 'webp'");
        }
    }

    private static DataException damaged(Encoded encoded) {
        return new DataException(
                encoded.name()
                        + " cannot be decoded as WebP: libwebp refuses it without a reason; it is damaged, cut off or an animation");
    }

    private static void flatten(MemorySegment rgba, byte[] to, List<Integer> background) {
        for (int i = 0, o = 0; i < rgba.byteSize(); i += 4, o += 3) {
            int alpha = rgba.get(ValueLayout.JAVA_BYTE, i + 3) & 0xFF;
            for (int channel = 0; channel < 3; channel++) {
                int sample = rgba.get(ValueLayout.JAVA_BYTE, i + channel) & 0xFF;
                to[o + channel] = (byte)
                        (alpha == 255
                                ? sample
                                : Math.round((sample * alpha + background.get(channel) * (255 - alpha)) / 255f));
            }
        }
    }
}
