package lamina.imageio;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files made for tests. */
final class Jpegs {
    private Jpegs() {}

    /** Every hue, bright and dark. */
    static BufferedImage colourful(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (255 * x / width) << 16 | (255 * y / height) << 8 | (x * 37 + y * 91 & 0xFF));
            }
        }
        return image;
    }

    /** Colours that change slowly. */
    static BufferedImage smooth(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (255 * x / width) << 16 | (255 * y / height) << 8 | 128);
            }
        }
        return image;
    }

    static byte[] write(BufferedImage image) throws IOException {
        return write(new IIOImage(image, null, null));
    }

    static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** A file of four components, 16 by 16 pixels all the same. */
    static byte[] fourBands(int... samples) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, new Point());
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, samples);
        }
        return write(new IIOImage(raster, null, null));
    }

    /** In several scans. */
    static byte[] progressive(BufferedImage image) throws IOException {
        return write(new IIOImage(image, null, null), ImageWriteParam.MODE_DEFAULT);
    }

    private static byte[] write(IIOImage image) throws IOException {
        return write(image, ImageWriteParam.MODE_DISABLED);
    }

    private static byte[] write(IIOImage image, int progressive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.95f);
            param.setProgressiveMode(progressive);
            writer.setOutput(out);
            writer.write(null, image, param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With an Adobe segment behind the start. */
    static byte[] withAdobe(byte[] jpeg, int transform) {
        byte[] segment = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
        };
        return withSegment(jpeg, segment);
    }

    /** With a segment more behind the start. */
    static byte[] withSegment(byte[] jpeg, byte[] segment) {
        byte[] with = new byte[jpeg.length + segment.length];
        System.arraycopy(jpeg, 0, with, 0, 2);
        System.arraycopy(segment, 0, with, 2, segment.length);
        System.arraycopy(jpeg, 2, with, 2 + segment.length, jpeg.length - 2);
        return with;
    }

    /** With another size in the frame header. */
    static byte[] withSize(byte[] jpeg, int height, int width) {
        byte[] with = jpeg.clone();
        int at = frame(jpeg) + 5;
        with[at] = (byte) (height >> 8);
        with[at + 1] = (byte) height;
        with[at + 2] = (byte) (width >> 8);
        with[at + 3] = (byte) width;
        return with;
    }

    /** Where the frame header of a baseline file begins. */
    static int frame(byte[] jpeg) {
        return marker(jpeg, 0xC0);
    }

    /** Where the header of the first scan begins. */
    static int scan(byte[] jpeg) {
        return marker(jpeg, 0xDA);
    }

    private static int marker(byte[] jpeg, int marker) {
        int at = 0;
        while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) marker) {
            at++;
        }
        return at;
    }
}
