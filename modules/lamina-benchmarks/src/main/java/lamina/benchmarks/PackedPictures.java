package lamina.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lamina.api.NoSettings;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.augment.CenterCropProvider;
import lamina.augment.CenterCropSettings;
import lamina.augment.Filter;
import lamina.augment.FlipHorizontalProvider;
import lamina.augment.FlipHorizontalSettings;
import lamina.augment.PcaColorProvider;
import lamina.augment.PcaColorSettings;
import lamina.augment.RandomCropProvider;
import lamina.augment.RandomCropSettings;
import lamina.augment.ResizeShortSideProvider;
import lamina.augment.ResizeShortSideSettings;
import lamina.augment.SubtractMeanProvider;
import lamina.augment.SubtractMeanSettings;
import lamina.imageio.ImageioProvider;
import lamina.imageio.ImageioSettings;
import lamina.imageio.TurboJpegProvider;
import lamina.imageio.TurboJpegSettings;
import lamina.raw.RawProvider;

/**
 * Packed pictures of 256 by 256 in memory, raw and as JPEG, to what AlexNet trains on: a random crop of 224, mirrored or not, the colours
 * shifted, the mean subtracted, as floats in native memory; on one thread, and measured as {@link Photographs} are.
 */
public final class PackedPictures {
    private static final int SIDE = 256;
    private static final int CROP = 224;
    private static final long MAX_PIXELS = 100_000_000;
    private static final float QUALITY = 0.9f;

    private PackedPictures() {}

    /**
     * Measures and prints.
     *
     * @param arguments a folder of JPEG files, at any depth, and how many rounds (15)
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        List<Encoded> raw = packed(Photographs.photographs(Path.of(arguments[0])));
        List<Encoded> jpeg = new ArrayList<>();
        for (Encoded picture : raw) {
            jpeg.add(compressed(picture));
        }
        Decoder none = new RawProvider().create(new NoSettings());
        Decoder turbo = new TurboJpegProvider().create(new TurboJpegSettings(MAX_PIXELS, false));
        Decoder imageio = new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, false));
        Map<String, Rounds.Work> works = new LinkedHashMap<>();
        works.put("packed JPEG, imageio", work(jpeg, imageio));
        if (turbo.unavailable().isEmpty()) {
            works.put("packed JPEG, turbojpeg", work(jpeg, turbo));
        }
        works.put("packed raw", work(raw, none));
        new Rounds(raw.size(), rounds).print(works);
    }

    /** Shorter side 256, the centre of 256 by 256, samples of 8 bits. */
    private static List<Encoded> packed(List<Encoded> photographs) throws IOException {
        Decoder decoder = new ImageioProvider().create(new ImageioSettings(MAX_PIXELS, false));
        Augmentation resize = new ResizeShortSideProvider().create(new ResizeShortSideSettings(SIDE, Filter.AREA));
        Augmentation crop = new CenterCropProvider().create(new CenterCropSettings(List.of(SIDE)));
        SplittableRandom random = new SplittableRandom(1);
        List<Encoded> packed = new ArrayList<>();
        Image image = Image.empty();
        for (Encoded photograph : photographs) {
            decoder.decode(photograph, image);
            resize.apply(image, 0, random);
            crop.apply(image, 0, random);
            byte[] samples = new byte[image.size()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) Math.clamp(Math.round(image.pixels()[i]), 0, 255);
            }
            packed.add(new Encoded(
                    photograph.name(), 0, MemorySegment.ofArray(samples), new Encoded.Raw(SIDE, SIDE, 3, false)));
        }
        return packed;
    }

    private static Encoded compressed(Encoded raw) throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        byte[] samples = raw.bytes().toArray(ValueLayout.JAVA_BYTE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int colour = (samples[3 * i] & 0xFF) << 16 | (samples[3 * i + 1] & 0xFF) << 8 | samples[3 * i + 2] & 0xFF;
            picture.setRGB(i % SIDE, i / SIDE, colour);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        writer.setOutput(new MemoryCacheImageOutputStream(file));
        writer.write(null, new IIOImage(picture, List.of(), null), how);
        ((MemoryCacheImageOutputStream) writer.getOutput()).close();
        writer.dispose();
        return new Encoded(raw.name(), 0, MemorySegment.ofArray(file.toByteArray()), new Encoded.File());
    }

    private static Rounds.Work work(List<Encoded> pictures, Decoder decoder) {
        List<Augmentation> chain = chain();
        SplittableRandom random = new SplittableRandom(1);
        Image image = Image.empty();
        MemorySegment batch = Arena.ofAuto().allocate(4L * CROP * CROP * 3, 64);
        return () -> {
            for (Encoded picture : pictures) {
                decoder.decode(picture, image, Integer.MAX_VALUE);
                for (Augmentation step : chain) {
                    step.apply(image, 0, random);
                }
                image.writeTo(batch);
            }
        };
    }

    private static List<Augmentation> chain() {
        List<Double> mean = List.of(122.67892, 116.66877, 104.007);
        return List.of(
                new RandomCropProvider().create(new RandomCropSettings(List.of(CROP), 0, 1)),
                new FlipHorizontalProvider().create(new FlipHorizontalSettings(0.5, 1)),
                new PcaColorProvider()
                        .create(new PcaColorSettings(
                                List.of(55.4625, 4.794, 1.1475),
                                List.of(-0.5675, 0.7192, 0.4009, -0.5808, -0.0045, -0.8140, -0.5836, -0.6948, 0.4203),
                                0.1)),
                new SubtractMeanProvider()
                        .create(new SubtractMeanSettings(
                                Optional.of(mean), Optional.empty(), Optional.empty(), List.of(1.0))));
    }
}
