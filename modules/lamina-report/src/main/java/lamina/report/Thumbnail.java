package lamina.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lamina.api.data.Image;
import lamina.report.markup.Element;

/**
 * A small picture within a page.
 *
 * @param uri the picture itself
 * @param width in pixels
 * @param height in pixels
 */
public record Thumbnail(String uri, int width, int height) {
    /** Pixels of the longer side; smaller pictures stay as they are. */
    static final int SIDE = 144;

    private static final int LOSSLESS = 64; // pixels of the longer side: below it, JPEG would show
    private static final float QUALITY = 0.82f;

    static Thumbnail of(Image image) {
        double scale = Math.min(1, (double) SIDE / Math.max(image.height(), image.width()));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, mean(image, y, x, height, width));
            }
        }
        return of(small, Math.max(width, height) <= LOSSLESS ? "png" : "jpeg");
    }

    /** The mean of the pixels that fall onto one. */
    private static int mean(Image image, int y, int x, int height, int width) {
        int top = y * image.height() / height;
        int bottom = Math.max(top + 1, (y + 1) * image.height() / height);
        int left = x * image.width() / width;
        int right = Math.max(left + 1, (x + 1) * image.width() / width);
        float[] pixels = image.pixels();
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            int channel = Math.min(c, image.channels() - 1); // grey has but one
            double sum = 0;
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    sum += pixels[image.offset(row, column) + channel];
                }
            }
            long sample = Math.round(sum / ((bottom - top) * (right - left)));
            rgb = rgb << 8 | Math.clamp(sample, 0, 255);
        }
        return rgb;
    }

    static Thumbnail of(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        ImageWriter writer = writers.next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (settings.canWriteCompressed() && format.equals("jpeg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        } finally {
            writer.dispose();
        }
        String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
        return new Thumbnail("data:image/" + format + ";base64," + data, image.getWidth(), image.getHeight());
    }

    /**
     * For a page.
     *
     * @param alternative what it shows, for those who do not see it
     */
    Element img(String alternative) {
        return Element.of("img")
                .with("src", uri)
                .with("width", width)
                .with("height", height)
                .with("alt", alternative);
    }
}
