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
            byte[] plain = checked(kind, file);
            Dimension size = Imaging.getImageSize(plain);
            Size.check(size.height, size.width, settings.maxPixels());
            new Flattening(settings.background()).copy(Imaging.getBufferedImage(plain), into);
        } catch (IOException e) {
            throw new DataException(encoded.name() + " cannot be decoded as " + kind + ": " + e.getMessage(), e);
        } catch (RuntimeException e) { // what the library throws for damage that it did not foresee
            throw new DataException(
                    encoded.name() + " cannot be decoded as " + kind + ": the file is damaged (" + e + ")", e);
        }
    }

    /** What the library is to read: no more than it needs, and nothing that makes it take memory without end. */
    private byte[] checked(FileKind kind, byte[] file) throws IOException {
        return switch (kind) {
            case PNG -> PngChunks.strip(file);
            case GIF -> GifFrame.first(file, settings.maxPixels());
            case BMP -> {
                BmpHeader.check(file, settings.maxPixels());
                yield file;
            }
            case TIFF, TIFF_BIG_ENDIAN -> file;
        };
    }
}
