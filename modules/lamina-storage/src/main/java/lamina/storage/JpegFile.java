package lamina.storage;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as baseline JPEG with halved colour resolution, as cameras do. */
public final class JpegFile {
    private JpegFile() {}

    /**
     * The file of a picture.
     *
     * @param bgr blue, green, red, row by row
     * @param quality 0 to 1
     */
    public static byte[] encode(byte[] bgr, int height, int width, float quality) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        DataBufferByte data = (DataBufferByte) image.getRaster().getDataBuffer();
        System.arraycopy(bgr, 0, data.getData(), 0, data.getSize());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.getSize() / 4);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param(writer, quality));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriteParam param(ImageWriter writer, float quality) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        return param;
    }
}
