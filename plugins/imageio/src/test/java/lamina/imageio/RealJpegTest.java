package lamina.imageio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.Test;

/** Real files against the channel means that Pillow with libjpeg-turbo found. */
class RealJpegTest {
    private static final double ROUNDING = 0.0101; // the means are given with two decimals
    private static final Set<String> ORDINARY = Set.of(
            "plain",
            "exif-orientation",
            "cmyk",
            "grayscale",
            "progressive",
            "adobe-rgb",
            "sampling",
            "restart-interval",
            "icc",
            "odd-structure");
    private static final Set<String> OTHERWISE = Set.of(
            "cmyk/TwelveMonkeys--duplicate-component-ids.jpg", // the JDK's libjpeg refuses it
            "grayscale/pillow--hopper_bad_exif.jpg", // a damaged restart interval, resynchronized elsewhere
            "sampling/zune-image--non_interleaved_440_64x64.jpg"); // libjpeg-turbo smooths 4:4:0, the JDK's libjpeg
    // does not

    private final JpegDecoder decoder = new JpegDecoder(new ImageioSettings(100_000_000, false).reading());

    /** A file and the means it should have; empty where the reference has none. */
    private record Entry(String path, List<Double> means) {

        static List<Entry> of(Path folder) throws IOException {
            List<String> lines = Files.readAllLines(folder.resolve("manifest.tsv"));
            int column = List.of(lines.getFirst().split("\t")).indexOf("ref_mean_rgb");
            return lines.stream()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> entry(cells, column))
                    .toList();
        }

        private static Entry entry(String[] cells, int column) {
            String means = cells[column];
            return new Entry(
                    cells[0],
                    means.equals("-")
                            ? List.of()
                            : Arrays.stream(means.split(","))
                                    .map(Double::valueOf)
                                    .toList());
        }
    }

    private static Encoded read(Path folder, Entry entry) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(entry.path()));
        return new Encoded(entry.path(), 0, MemorySegment.ofArray(bytes), new Encoded.File());
    }

    private double difference(Encoded encoded, List<Double> means) {
        Image image = Image.empty();
        decoder.decode(encoded, image);
        double[] sums = new double[3];
        for (int i = 0; i < image.size(); i++) {
            sums[i % 3] += image.pixels()[i];
        }
        double worst = 0;
        for (int c = 0; c < 3; c++) {
            worst = Math.max(worst, Math.abs(sums[c] * 3 / image.size() - means.get(c)));
        }
        return worst;
    }

    @Test
    void imagenetHasTheReferenceColours() throws IOException {
        Path folder = SharedData.folder("imagenet-sample");
        List<Entry> entries = Entry.of(folder);
        assertEquals(254, entries.size());
        for (Entry entry : entries) {
            double difference = difference(read(folder, entry), entry.means());
            assertTrue(difference <= ROUNDING, () -> entry.path() + " differs by " + difference);
        }
    }

    @Test
    void awkwardFilesHaveTheReferenceColours() throws IOException {
        Path folder = SharedData.folder("hard-images");
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Entry entry : Entry.of(folder)) {
            if (ORDINARY.contains(entry.path().split("/")[0])
                    && !entry.means().isEmpty()
                    && !OTHERWISE.contains(entry.path())) {
                double difference = difference(read(folder, entry), entry.means());
                right++;
                if (difference > ROUNDING) {
                    wrong.add(entry.path() + " differs by " + difference);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(right > 80, "files compared: " + right);
    }

    @Test
    void damagedFilesGivePicturesOrErrorsThatNameThem() throws IOException {
        Path folder = SharedData.folder("hard-images");
        int refused = 0;
        for (Entry entry : Entry.of(folder)) {
            Encoded encoded = read(folder, entry);
            try {
                if (decoder.accepts(encoded)) {
                    decoder.decode(encoded, Image.empty());
                }
            } catch (DataException e) {
                refused++;
                assertTrue(e.getMessage().startsWith(entry.path()), e.getMessage());
            }
        }
        assertTrue(refused > 30, "files refused: " + refused);
    }
}
