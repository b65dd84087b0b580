package lamina.benchmarks;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.augment.CenterCropProvider;
import lamina.augment.CenterCropSettings;
import lamina.augment.Filter;
import lamina.augment.ResizeShortSideProvider;
import lamina.augment.ResizeShortSideSettings;
import lamina.imageio.ImageioProvider;
import lamina.imageio.ImageioSettings;
import lamina.imageio.TurboJpegProvider;
import lamina.imageio.TurboJpegSettings;

/**
 * Photographs from files in memory to what a network sees: decoded, the shorter side scaled to 256, the centre of 227 by 227 cut out; on
 * one thread. Beside it what a Java programmer would write with ImageIO and Java2D. (The collector's own threads are not counted, which
 * favours whoever allocates more: Java2D.)
 */
public final class Photographs {
    private static final int SIDE = 256;
    private static final int CROP = 227;
    private static final long MAX_PIXELS = 100_000_000;

    private Photographs() {}

    /** One way to do it. */
    @FunctionalInterface
    private interface Way {
        void take(Encoded photograph) throws IOException;
    }

    /**
     * Measures and prints.
     *
     * @param arguments a folder of JPEG files, at any depth, and how many rounds (7)
     */
    public static void main(String[] arguments) throws IOException {
        List<Encoded> photographs = photographs(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        Map<String, Rounds.Work> works = new LinkedHashMap<>();
        ways().forEach((name, way) -> works.put(name, () -> {
            for (Encoded photograph : photographs) {
                way.take(photograph);
            }
        }));
        new Rounds(photographs.size(), rounds).print(works);
    }

    /** Every JPEG file in a folder, at any depth. */
    static List<Encoded> photographs(Path folder) throws IOException {
        List<Encoded> photographs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(
                            f -> f.toString().toLowerCase(Locale.ROOT).matches(".*\\.jpe?g"))
                    .sorted()
                    .toList()) {
                MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(file));
                photographs.add(new Encoded(file.toString(), 0, bytes, new Encoded.File()));
            }
        }
        return photographs;
    }

    private static Map<String, Way> ways() {
        ImageIO.setUseCache(false);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("ImageIO and Java2D, bilinear", java2d());
        Decoder imageio = new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, false));
        Decoder turbo = new TurboJpegProvider().create(new TurboJpegSettings(MAX_PIXELS, false));
        ways.put("Lamina, imageio, area", lamina(imageio, Filter.AREA));
        if (turbo.unavailable().isEmpty()) {
            ways.put("Lamina, turbojpeg, area", lamina(turbo, Filter.AREA));
            ways.put("Lamina, turbojpeg, bilinear", lamina(turbo, Filter.BILINEAR));
            ways.put("Lamina, turbojpeg, bicubic", lamina(turbo, Filter.BICUBIC));
            Image image = Image.empty();
            ways.put("turbojpeg alone", photograph -> turbo.decode(photograph, image));
        }
        return ways;
    }

    private static Way lamina(Decoder decoder, Filter filter) {
        Augmentation resize = new ResizeShortSideProvider().create(new ResizeShortSideSettings(SIDE, filter));
        Augmentation crop = new CenterCropProvider().create(new CenterCropSettings(List.of(CROP)));
        SplittableRandom random = new SplittableRandom(1);
        Image image = Image.empty();
        return photograph -> {
            decoder.decode(photograph, image, resize.detail());
            resize.apply(image, 0, random);
            crop.apply(image, 0, random);
        };
    }

    /** Scaled and cut in one stroke, then the samples as floats: bilinear without regard to aliasing is all that Java2D offers in one. */
    private static Way java2d() {
        BufferedImage to = new BufferedImage(CROP, CROP, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) to.getRaster().getDataBuffer()).getData();
        float[] samples = new float[3 * CROP * CROP];
        return photograph -> {
            byte[] file = photograph.bytes().toArray(ValueLayout.JAVA_BYTE);
            BufferedImage from = ImageIO.read(new ByteArrayInputStream(file));
            double scale = (double) SIDE / Math.min(from.getWidth(), from.getHeight());
            double left = (CROP - from.getWidth() * scale) / 2;
            double top = (CROP - from.getHeight() * scale) / 2;
            Graphics2D graphics = to.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(from, new AffineTransform(scale, 0, 0, scale, left, top), null);
            graphics.dispose();
            for (int i = 0; i < pixels.length; i++) {
                samples[3 * i] = pixels[i] >> 16 & 0xFF;
                samples[3 * i + 1] = pixels[i] >> 8 & 0xFF;
                samples[3 * i + 2] = pixels[i] & 0xFF;
            }
        };
    }
}
