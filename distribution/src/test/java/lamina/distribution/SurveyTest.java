package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.Split;
import lamina.augment.CenterCropProvider;
import lamina.augment.CenterCropSettings;
import lamina.augment.Filter;
import lamina.augment.ResizeShortSideProvider;
import lamina.augment.ResizeShortSideSettings;
import lamina.core.survey.ColourAxes;
import lamina.core.survey.Fault;
import lamina.core.survey.Faults;
import lamina.core.survey.Going;
import lamina.core.survey.MeanPicture;
import lamina.core.survey.Statistics;
import lamina.core.survey.Survey;
import lamina.imagefolder.ImageFolderProvider;
import lamina.imagefolder.ImageFolderSettings;
import lamina.imageio.ImageioProvider;
import lamina.imageio.ImageioSettings;
import lamina.imaging.ImagingProvider;
import lamina.imaging.ImagingSettings;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.Test;

/** Surveys of real files against what others found out about them. */
final class SurveyTest {
    private static final long MAX_PIXELS = 100_000_000;

    /** By numpy 2.4.6 (two passes, {@code eigh}) of the samples that Pillow 12.3.0 decodes of the 254 photographs. */
    private static final double[] VARIANCES = {15100.5757465, 958.45365618, 236.43462777};

    private static final double[] VECTORS = {
        0.5611172, 0.73115171, -0.38802663, 0.57726019, -0.0096913, 0.81650276, 0.5932269, -0.68214607, -0.42750272
    };

    private static Survey survey(String name, int threads, Augmentation... chain) {
        Path folder = SharedData.folder(name);
        Dataset dataset = new ImageFolderProvider()
                .create(new ImageFolderSettings(
                        folder,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        List.of("jpg", "jpeg", "png")));
        List<Decoder> decoders = List.of(
                new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, false)),
                new ImagingProvider().create(new ImagingSettings(MAX_PIXELS, List.of(255, 255, 255))));
        return new Survey(dataset, Split.TRAIN, decoders, List.of(chain), Integer.MAX_VALUE, 0, threads);
    }

    private static Augmentation[] prepared() {
        return new Augmentation[] {
            new ResizeShortSideProvider().create(new ResizeShortSideSettings(64, Filter.AREA)),
            new CenterCropProvider().create(new CenterCropSettings(List.of(64)))
        };
    }

    private static List<String[]> manifest(String name) throws IOException {
        return Files.readAllLines(SharedData.folder(name).resolve("manifest.tsv")).stream()
                .map(line -> line.split("\t"))
                .toList();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The manifest has mean and deviation of each photograph; of all of them follows, weighted by their pixels. */
    @Test
    void statisticsAreThoseOfTheManifest() throws IOException {
        Statistics found = survey("imagenet-sample", 2).statistics(Going.ALONE).orElseThrow();
        List<String[]> lines = manifest("imagenet-sample");
        List<String> head = List.of(lines.getFirst());
        double pixels = 0;
        double[] sums = new double[3];
        double[] squares = new double[3];
        int grey = 0;
        for (String[] cells : lines.subList(1, lines.size())) {
            double size = Double.parseDouble(cells[head.indexOf("width")])
                    * Double.parseDouble(cells[head.indexOf("height")]);
            double[] means = numbers(cells[head.indexOf("ref_mean_rgb")]);
            double[] deviations = numbers(cells[head.indexOf("ref_std_rgb")]);
            pixels += size;
            for (int c = 0; c < 3; c++) {
                sums[c] += size * means[c];
                squares[c] += size * (means[c] * means[c] + deviations[c] * deviations[c]);
            }
            grey += cells[head.indexOf("mode")].equals("L") ? 1 : 0;
        }
        assertEquals(254, found.pictures());
        assertEquals((long) pixels, found.pixels());
        assertEquals(254, found.classes().size());
        assertEquals(grey, found.grey());
        for (int c = 0; c < 3; c++) {
            double mean = sums[c] / pixels;
            assertEquals(mean, found.mean().get(c), 0.005); // the references are given with two decimals
            assertEquals(
                    Math.sqrt(squares[c] / pixels - mean * mean),
                    found.deviation().get(c),
                    0.01);
        }
    }

    @Test
    void componentsOfColoursAreThoseOfNumpyAndOfTheCharacteristicPolynomial() {
        ColourAxes axes = survey("imagenet-sample", 2).colours(Going.ALONE).orElseThrow();
        assertEquals(39_331_678, axes.pixels());
        for (int i = 0; i < 3; i++) {
            assertEquals(VARIANCES[i], axes.variances().get(i), 1e-5);
        }
        for (int i = 0; i < 9; i++) {
            assertEquals(VECTORS[i], axes.vectors().get(i), 1e-7);
        }
        double[] roots = roots(axes.covariance());
        for (int i = 0; i < 3; i++) {
            assertEquals(roots[i], axes.variances().get(i), 1e-8);
        }
    }

    /** The eigenvalues of a symmetric 3 by 3 matrix, largest first, by the cosine form of Cardano's formula (Smith 1961). */
    private static double[] roots(List<Double> a) {
        double mean = (a.get(0) + a.get(4) + a.get(8)) / 3;
        double outside = a.get(1) * a.get(1) + a.get(2) * a.get(2) + a.get(5) * a.get(5);
        double p = 2 * outside;
        for (int i = 0; i < 3; i++) {
            p += Math.pow(a.get(4 * i) - mean, 2);
        }
        p = Math.sqrt(p / 6);
        double x = (a.get(0) - mean) / p;
        double y = (a.get(4) - mean) / p;
        double z = (a.get(8) - mean) / p;
        double d = a.get(1) / p;
        double e = a.get(2) / p;
        double f = a.get(5) / p;
        double determinant = x * (y * z - f * f) - d * (d * z - f * e) + e * (d * f - y * e);
        double angle = Math.acos(Math.clamp(determinant / 2, -1, 1)) / 3;
        double first = mean + 2 * p * Math.cos(angle);
        double third = mean + 2 * p * Math.cos(angle + 2 * Math.PI / 3);
        return new double[] {first, 3 * mean - first - third, third};
    }

    @Test
    void theMeanPictureHasTheSameBitsForAnyNumberOfThreads() {
        MeanPicture one =
                survey("imagenet-sample", 1, prepared()).mean(Going.ALONE).orElseThrow();
        MeanPicture three =
                survey("imagenet-sample", 3, prepared()).mean(Going.ALONE).orElseThrow();
        assertEquals(254, one.pictures());
        assertEquals(64 * 64 * 3, one.samples().length);
        assertArrayEquals(one.samples(), three.samples());
        assertTrue(one.channels().get(0) > one.channels().get(2), "photographs are warm: " + one.channels());
    }

    /** What libjpeg-turbo takes is no fault, or one that the JDK's library has with it; all that nobody decodes is a fault. */
    @Test
    void faultsOfHardFilesAreThoseOfTheManifest() throws IOException {
        Faults faults = survey("hard-images", 2)
                .faults(List.of(Split.TRAIN), false, Going.ALONE)
                .orElseThrow();
        Path folder = SharedData.folder("hard-images");
        Set<String> undecoded = faults.listed().stream()
                .filter(fault -> fault.kind() == Fault.Kind.DAMAGED || fault.kind() == Fault.Kind.TRUNCATED)
                .map(fault -> folder.relativize(Path.of(fault.name())).toString())
                .collect(Collectors.toSet());
        List<String[]> lines = manifest("hard-images");
        List<String> head = List.of(lines.getFirst());
        Set<String> sound = new HashSet<>();
        Set<String> ink = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String[] cells : lines.subList(1, lines.size())) {
            if (cells[head.indexOf("ref_decode")].equals("ok")) {
                sound.add(cells[0]);
            } else if (cells[0].startsWith("exotic-coding") && !undecoded.contains(cells[0])) {
                wrong.add(cells[0] + " is no fault");
            }
            if (cells[head.indexOf("components")].equals("4") && cells[0].startsWith("cmyk")) {
                ink.add(cells[0]);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(202, faults.pictures().get(Split.TRAIN));
        long refused = sound.stream().filter(undecoded::contains).count();
        assertTrue(refused <= 10, "files that Pillow decodes and that are faults: " + refused);
        assertTrue(undecoded.size() > 60, "faults: " + undecoded.size());
        Set<String> found = faults.listed().stream()
                .filter(fault -> fault.kind() == Fault.Kind.CMYK)
                .map(fault -> folder.relativize(Path.of(fault.name())).toString())
                .collect(Collectors.toSet());
        assertTrue(found.containsAll(ink) && ink.size() == 8, found + " of " + ink);
        assertEquals(1, faults.count(Fault.Kind.EXTENSION), "the PNG that is named jpg");
        assertTrue(faults.problem());
    }
}
