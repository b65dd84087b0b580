package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/** JPEG to red, green, blue. */
final class JpegDecoder implements Decoder {
    private final ImageioSettings settings;

    JpegDecoder(ImageioSettings settings) {
        this.settings = settings;
    }

    /** Whether it is a file that begins like a JPEG: start of image, and the first byte of another marker. */
    @Override
    public boolean accepts(Encoded encoded) {
        MemorySegment bytes = encoded.bytes();
        return encoded.format() instanceof Encoded.File
                && bytes.byteSize() >= 3
                && bytes.get(ValueLayout.JAVA_BYTE, 0) == (byte) 0xFF
                && bytes.get(ValueLayout.JAVA_BYTE, 1) == (byte) 0xD8
                && bytes.get(ValueLayout.JAVA_BYTE, 2) == (byte) 0xFF;
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        byte[] file = encoded.bytes().toArray(ValueLayout.JAVA_BYTE);
        try {
            Header header = Header.read(file);
            header.check(settings.maxPixels());
            Samples samples = Samples.read(header.strip(), header.ends() || settings.tolerateTruncated());
            header.colours(samples.bands()).convert(samples, into);
        } catch (IOException e) {
            throw new DataException(encoded.name() + " cannot be decoded as JPEG: " + e.getMessage(), e);
        } catch (RuntimeException e) { // what ImageIO throws for damage that it did not foresee
            throw new DataException(encoded.name() + " cannot be decoded as JPEG: the file is damaged (" + e + ")", e);
        }
    }
}
