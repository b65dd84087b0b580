package lamina.imageio;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The stored samples, chroma already brought to full resolution. */
final class Samples {
    private final int height;
    private final int width;
    private final int bands;
    private final byte[] data; // [height, width, bands]

    private Samples(int height, int width, int bands, byte[] data) {
        this.height = height;
        this.width = width;
        this.bands = bands;
        this.data = data;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Samples of a pixel. */
    int bands() {
        return bands;
    }

    /** [height, width, bands]. */
    byte[] data() {
        return data;
    }

    /**
     * Decodes without any conversion of colours.
     *
     * @param tolerant whether to take it where a scan breaks off; what is missing is grey
     */
    static Samples read(byte[] jpeg, boolean tolerant) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        AtomicBoolean truncated = new AtomicBoolean();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.contains("premature end of data")) { // libjpeg's JWRN_HIT_MARKER
                    truncated.set(true);
                }
            });
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (truncated.get() && !tolerant) {
                throw new EOFException(
                        "its end is missing; to take what is there, set 'tolerateTruncated' of the decoder 'imageio'");
            }
            return of(raster);
        } finally {
            reader.dispose();
        }
    }

    private static Samples of(Raster raster) throws IOException {
        int bands = raster.getNumBands();
        if (raster.getDataBuffer() instanceof DataBufferByte data
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == bands
                && model.getScanlineStride() == bands * raster.getWidth()) {
            return new Samples(raster.getHeight(), raster.getWidth(), bands, data.getData());
        }
        throw new IOException("ImageIO stores its samples in an unknown order: " + raster.getSampleModel());
    }
}
