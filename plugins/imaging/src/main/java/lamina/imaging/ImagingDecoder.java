package lamina.imaging;

import java.awt.Dimension;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.apache.commons.imaging.Imaging;

/** Everything but JPEG. */
final class ImagingDecoder implements Decoder {
    private final ImagingSettings settings;

    ImagingDecoder(ImagingSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean accepts(Encoded encoded) {
        return encoded.format() instanceof Encoded.File
                && FileKind.of(encoded.bytes()).isPresent();
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        FileKind kind = FileKind.of(encoded.bytes())
                .orElseThrow(() -> new DataException(encoded.name() + " is neither PNG nor GIF, BMP or TIFF"));
        byte[] file = encoded.bytes().toArray(ValueLayout.JAVA_BYTE);
        try {
            byte[] plain = kind == FileKind.PNG ? PngChunks.strip(file) : file;
            check(Imaging.getImageSize(plain));
            new Flattening(settings.background()).copy(Imaging.getBufferedImage(plain), into);
        } catch (IOException e) {
            throw new DataException(encoded.name() + " cannot be decoded as " + kind + ": " + e.getMessage(), e);
        } catch (RuntimeException e) { // what the library throws for damage that it did not foresee
            throw new DataException(
                    encoded.name() + " cannot be decoded as " + kind + ": the file is damaged (" + e + ")", e);
        }
    }

    private void check(Dimension size) throws IOException {
        if ((long) size.height * size.width > settings.maxPixels() || size.height <= 0 || size.width <= 0) {
            throw new IOException(
                    "its size is " + size.height + " x " + size.width + " pixels (height x width); the limit is "
                            + settings.maxPixels() + " pixels, 'maxPixels' of the decoder 'imaging'");
        }
    }
}
