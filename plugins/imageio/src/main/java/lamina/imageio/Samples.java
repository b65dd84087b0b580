package lamina.imageio;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
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
    private final boolean truncated;

    /**
     * Samples that are already there.
     *
     * @param data [height, width, bands]
     * @param truncated whether a scan broke off; what is missing is grey
     */
    Samples(int height, int width, int bands, byte[] data, boolean truncated) {
        this.height = height;
        this.width = width;
        this.bands = bands;
        this.data = data;
        this.truncated = truncated;
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

    boolean truncated() {
        return truncated;
    }

    /** Decodes by ImageIO, without any conversion of colours. */
    static Samples read(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        AtomicBoolean truncated = new AtomicBoolean();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.contains("premature end of data")) { // libjpeg's JWRN_HIT_MARKER
                    truncated.set(true);
                }
            });
            reader.setInput(in, true, true);
            return of(reader.readRaster(0, null), truncated.get());
        } finally {
            reader.dispose();
        }
    }

    private static Samples of(Raster raster, boolean truncated) throws IOException {
        int bands = raster.getNumBands();
        if (raster.getDataBuffer() instanceof DataBufferByte data
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == bands
                && model.getScanlineStride() == bands * raster.getWidth()) {
            return new Samples(raster.getHeight(), raster.getWidth(), bands, data.getData(), truncated);
        }
        throw new IOException("ImageIO stores its samples in an unknown order: " + raster.getSampleModel());
    }
}
