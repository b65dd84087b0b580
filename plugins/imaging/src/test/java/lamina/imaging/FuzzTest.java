package lamina.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged files give a picture or a DataException. */
class FuzzTest {
    private static final long MAX_PIXELS = 1_000_000;
    private static final long BYTES = 64 * MAX_PIXELS;

    private final ImagingDecoder decoder = new ImagingDecoder(new ImagingSettings(MAX_PIXELS, List.of(255, 255, 255)));

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(23, 17, type);
        for (int i = 0; i < 23 * 17; i++) {
            image.setRGB(i % 23, i / 23, i * 0x01030507);
        }
        return image;
    }

    private static List<byte[]> originals(String format) throws IOException {
        List<byte[]> files = new ArrayList<>();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        List<String> compressions = format.equals("tiff") ? List.of("", "LZW", "Deflate", "PackBits") : List.of("");
        for (int type : types(format)) {
            for (String compression : compressions) {
                files.add(write(image(type), writer, compression));
            }
        }
        writer.dispose();
        return files;
    }

    private static List<Integer> types(String format) {
        return switch (format) {
            case "gif" -> List.of(BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_INT_ARGB);
            case "bmp" -> List.of(BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_INDEXED);
            default ->
                List.of(
                        BufferedImage.TYPE_INT_RGB,
                        BufferedImage.TYPE_INT_ARGB,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        BufferedImage.TYPE_BYTE_BINARY,
                        BufferedImage.TYPE_USHORT_GRAY);
        };
    }

    private static byte[] write(BufferedImage image, ImageWriter writer, String compression) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!compression.isEmpty()) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType(compression);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        return bytes.toByteArray();
    }

    private void fuzz(String format, long seed, int cases) throws IOException {
        Image image = Image.empty();
        Fuzz.run(format, seed, cases, originals(format), BYTES, file -> {
            Encoded encoded = new Encoded("fuzz." + format, 0, MemorySegment.ofArray(file), new Encoded.File());
            if (decoder.accepts(encoded)) {
                decoder.decode(encoded, image);
            } else {
                throw new DataException("another format");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"png, 500", "tiff, 500", "gif, 200", "bmp, 200"})
    void inShort(String format, int cases) throws IOException {
        fuzz(format, 1, cases);
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"png, 20000", "tiff, 20000", "gif, 5000", "bmp, 5000"})
    void forLong(String format, int cases) throws IOException {
        fuzz(format, 2, cases);
    }
}
