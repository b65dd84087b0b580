package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged files give a picture or a DataException, whichever library reads them, and with every option that looks at more of them. */
class FuzzTest {
    private static final long MAX_PIXELS = 1_000_000;
    private static final long BYTES = 64 * MAX_PIXELS; // samples, their copies, and what ImageIO needs beside them

    private final Decoder imageio = new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, true, true, true));
    private final Decoder turbo = new TurboJpegProvider().create(new TurboJpegSettings(MAX_PIXELS, true, true, true));

    private static List<byte[]> originals() throws IOException {
        byte[] adobe = Jpegs.withAdobe(Jpegs.fourBands(76, 85, 255, 255), 2);
        return List.of(
                Jpegs.write(Jpegs.colourful(48, 40)),
                Jpegs.withSegment(Jpegs.write(Jpegs.colourful(31, 17)), OrientationTest.exif(6)),
                Jpegs.withSegment(Jpegs.write(Jpegs.colourful(16, 16)), ProfileTest.srgb()),
                Jpegs.progressive(Jpegs.colourful(40, 40)),
                Jpegs.progressive(Jpegs.smooth(70, 20)),
                Jpegs.fourBands(255, 102, 0, 51),
                adobe);
    }

    private static void fuzz(String name, Decoder decoder, long seed, int cases) throws IOException {
        Image image = Image.empty();
        Fuzz.run(name, seed, cases, originals(), BYTES, file -> {
            Encoded encoded = new Encoded("fuzz.jpg", 0, MemorySegment.ofArray(file), new Encoded.File());
            if (decoder.accepts(encoded)) {
                decoder.decode(encoded, image, 20);
            } else {
                throw new DataException("no JPEG");
            }
        });
    }

    @Test
    void byTheJdk() throws IOException {
        fuzz("JPEG by the JDK", imageio, 1, 800);
    }

    @Test
    void byLibjpegTurbo() throws IOException {
        Turbo.assumePresent();
        fuzz("JPEG by libjpeg-turbo", turbo, 2, 1500);
    }

    @Test
    @Tag("long")
    void byTheJdkForLong() throws IOException {
        fuzz("JPEG by the JDK", imageio, 3, 25_000);
    }

    @Test
    @Tag("long")
    void byLibjpegTurboForLong() throws IOException {
        Turbo.assumePresent();
        fuzz("JPEG by libjpeg-turbo", turbo, 4, 35_000);
    }
}
