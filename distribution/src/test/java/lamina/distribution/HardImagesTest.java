package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.imageio.ImageioProvider;
import lamina.imageio.ImageioSettings;
import lamina.imageio.TurboJpegProvider;
import lamina.imageio.TurboJpegSettings;
import lamina.imaging.ImagingProvider;
import lamina.imaging.ImagingSettings;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.Test;

/**
 * All 202 files that image loaders get wrong: what Pillow with libjpeg-turbo decodes gives its means, and the rest gives a picture or an
 * error that names the file and the reason; within bounded time and memory, and never anything else.
 */
final class HardImagesTest {
    private static final long MAX_PIXELS = 100_000_000;
    private static final double ROUNDING = 0.0101; // the means are given with two decimals

    /** Where the libjpeg 6b inside the JDK differs from libjpeg-turbo: it makes something else of damage, or refuses it. */
    private static final Set<String> OTHERWISE_BY_THE_JDK = Set.of(
            "corrupt-but-decodable/jpeg-decoder--5482a54657765056f1a94116a8dbffe7.jpg", // odd sampling of four bands
            "corrupt-but-decodable/jpeg-decoder--8a9cc8eeed66aeb423a91c44111d9450.jpg", // two frame headers
            "corrupt-but-decodable/jpeg-decoder--8e5e74dbf9b68a322fbb9512db837329.jpg",
            "fuzz/jpeg-decoder--id_000223_src_000000_op_flip2_pos_503__cov.jpg",
            "fuzz/jpeg-decoder--id_000324_src_000000_op_arith16_pos_227_val_be_-16.jpg",
            "fuzz/jpeg-decoder--id_000903_src_000177_op_havoc_rep_2.jpg", // two frame headers
            "fuzz/jpeg-decoder--id_001792_src_000728_op_int32_pos_227_val_be__1000.jpg",
            "fuzz/zune-image--re.jpg", // odd sampling
            "grayscale/pillow--hopper_bad_exif.jpg", // damaged restart intervals
            "sampling/zune-image--non_interleaved_440_64x64.jpg"); // 4:4:0, which libjpeg-turbo smooths: 0.07 in the
    // mean

    private final Decoder imaging =
            new ImagingProvider().create(new ImagingSettings(MAX_PIXELS, List.of(255, 255, 255)));
    private final Decoder imageio = new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, false));
    private final Decoder turbo = new TurboJpegProvider().create(new TurboJpegSettings(MAX_PIXELS, false));

    /** A line of the manifest. */
    private record Entry(Encoded encoded, boolean decodes, List<Double> means, long pixels) {

        String path() {
            return encoded.name();
        }

        static List<Entry> all() throws IOException {
            Path folder = SharedData.folder("hard-images");
            List<String> lines = Files.readAllLines(folder.resolve("manifest.tsv"));
            List<String> head = List.of(lines.getFirst().split("\t"));
            List<Entry> all = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                all.add(of(folder, head, List.of(line.split("\t"))));
            }
            assertEquals(202, all.size());
            return all;
        }

        private static Entry of(Path folder, List<String> head, List<String> cells) throws IOException {
            String path = cells.get(0);
            byte[] bytes = Files.readAllBytes(folder.resolve(path));
            String means = cells.get(head.indexOf("ref_mean_rgb"));
            return new Entry(
                    new Encoded(path, 0, MemorySegment.ofArray(bytes), new Encoded.File()),
                    cells.get(head.indexOf("ref_decode")).equals("ok"),
                    means.equals("-")
                            ? List.of()
                            : Arrays.stream(means.split(","))
                                    .map(Double::valueOf)
                                    .toList(),
                    number(cells.get(head.indexOf("width"))) * number(cells.get(head.indexOf("height"))));
        }

        private static long number(String cell) {
            return cell.equals("-") ? 0 : Long.parseLong(cell);
        }
    }

    /** What became of a file. */
    private record Outcome(Optional<Image> image, String refusal, long allocated) {}

    @Test
    void byTheJdkAlone() throws IOException {
        check(List.of(imageio, imaging), OTHERWISE_BY_THE_JDK);
    }

    @Test
    void byLibjpegTurbo() throws IOException {
        turbo.unavailable().ifPresent(reason -> assumeTrue(false, "skipped: " + reason));
        check(List.of(imageio, imaging, turbo), Set.of());
    }

    private static void check(List<Decoder> decoders, Set<String> otherwise) throws IOException {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        int exact = 0;
        for (Entry entry : Entry.all()) {
            Outcome outcome = assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> outcome(decoders, entry.encoded()), entry::path);
            refused += outcome.image().isEmpty() ? 1 : 0;
            Optional<String> fault = fault(entry, outcome);
            exact += entry.decodes() && fault.isEmpty() ? 1 : 0;
            fault.filter(_ -> !otherwise.contains(entry.path())).ifPresent(wrong::add);
        }
        assertEquals(List.of(), wrong);
        assertTrue(refused > 60, "files refused: " + refused);
        assertTrue(exact >= 105 - otherwise.size(), "files as the reference has them: " + exact);
    }

    private static Optional<String> fault(Entry entry, Outcome outcome) {
        long limit = (32L << 20) + (entry.pixels() <= MAX_PIXELS ? 32 * entry.pixels() : 0);
        if (outcome.allocated() > limit) {
            return Optional.of(entry.path() + " took " + outcome.allocated() + " bytes");
        }
        if (outcome.image().isEmpty()) {
            boolean explained = outcome.refusal().contains(entry.path())
                    && outcome.refusal().length() > entry.path().length() + 20;
            return entry.decodes() || !explained
                    ? Optional.of(entry.path() + " is refused: " + outcome.refusal())
                    : Optional.empty();
        }
        if (entry.path().startsWith("exotic-coding")) {
            return Optional.of(entry.path() + " gives a picture");
        }
        double difference = difference(outcome.image().get(), entry.means());
        return difference > ROUNDING ? Optional.of(entry.path() + " differs by " + difference) : Optional.empty();
    }

    /** The largest difference of a channel's mean from the reference, where that has one. */
    private static double difference(Image image, List<Double> means) {
        double[] sums = new double[3];
        for (int i = 0; i < image.size(); i++) {
            sums[i % 3] += image.pixels()[i];
        }
        double worst = 0;
        for (int c = 0; c < means.size(); c++) {
            worst = Math.max(worst, Math.abs(sums[c] * 3 / image.size() - means.get(c)));
        }
        return worst;
    }

    /** As a pipeline does it: the highest rank of those that accept. */
    private static Outcome outcome(List<Decoder> decoders, Encoded encoded) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Optional<Decoder> decoder =
                decoders.stream().filter(d -> d.accepts(encoded)).max(Comparator.comparingInt(Decoder::rank));
        Image image = Image.empty();
        String refusal = "";
        try {
            decoder.orElseThrow(() -> new DataException("no decoder knows what " + encoded.name() + " is"))
                    .decode(encoded, image);
        } catch (DataException e) {
            refusal = e.getMessage();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        return new Outcome(refusal.isEmpty() ? Optional.of(image) : Optional.empty(), refusal, allocated);
    }
}
