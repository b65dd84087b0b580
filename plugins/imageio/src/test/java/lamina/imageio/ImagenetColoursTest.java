package lamina.imageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.Test;

/** Real photographs against the mean and deviation of each channel that Pillow with libjpeg-turbo found. */
class ImagenetColoursTest {
    private static final double ROUNDING = 0.0101; // the references are given with two decimals

    private final Decoder imageio = new ImageioProvider().create(new ImageioSettings(100_000_000, false));
    private final Decoder turbo = new TurboJpegProvider().create(new TurboJpegSettings(100_000_000, false));

    /** A file and what its channels should have. */
    private record Photograph(Encoded encoded, List<Double> means, List<Double> deviations) {

        static List<Photograph> all() throws IOException {
            Path folder = SharedData.folder("imagenet-sample");
            List<String> lines = Files.readAllLines(folder.resolve("manifest.tsv"));
            List<String> head = List.of(lines.getFirst().split("\t"));
            int means = head.indexOf("ref_mean_rgb");
            int deviations = head.indexOf("ref_std_rgb");
            List<Photograph> all = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t");
                byte[] bytes = Files.readAllBytes(folder.resolve(cells[0]));
                Encoded encoded = new Encoded(cells[0], 0, MemorySegment.ofArray(bytes), new Encoded.File());
                all.add(new Photograph(encoded, numbers(cells[means]), numbers(cells[deviations])));
            }
            return all;
        }

        private static List<Double> numbers(String text) {
            return Arrays.stream(text.split(",")).map(Double::valueOf).toList();
        }
    }

    private static Image decode(Decoder decoder, Encoded encoded) throws IOException {
        Image image = Image.empty();
        decoder.decode(encoded, image);
        return image;
    }

    @Test
    void imageioHasTheReferenceColours() throws IOException {
        List<Photograph> photographs = Photograph.all();
        assertEquals(254, photographs.size());
        for (Photograph photograph : photographs) {
            check(photograph, decode(imageio, photograph.encoded()));
        }
    }

    @Test
    void libjpegTurboGivesTheSameBits() throws IOException {
        Turbo.assumePresent();
        for (Photograph photograph : Photograph.all()) {
            float[] expected = decode(imageio, photograph.encoded()).toArray();
            Image found = decode(turbo, photograph.encoded());
            assertArrayEquals(expected, found.toArray(), photograph.encoded()::name);
            check(photograph, found);
        }
    }

    private static void check(Photograph photograph, Image image) {
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            double squares = 0;
            for (int i = channel; i < image.size(); i += 3) {
                sum += image.pixels()[i];
                squares += (double) image.pixels()[i] * image.pixels()[i];
            }
            double count = image.size() / 3.0;
            double mean = sum / count;
            double deviation = Math.sqrt(squares / count - mean * mean);
            double difference = Math.max(
                    Math.abs(mean - photograph.means().get(channel)),
                    Math.abs(deviation - photograph.deviations().get(channel)));
            assertTrue(difference <= ROUNDING, () -> photograph.encoded().name() + " differs by " + difference);
        }
    }
}
