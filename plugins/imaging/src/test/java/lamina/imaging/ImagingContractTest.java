package lamina.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.testkit.DecoderContract;

class ImagingContractTest extends DecoderContract<ImagingSettings> {

    @Override
    protected DecoderProvider<ImagingSettings> provider() {
        return new ImagingProvider();
    }

    @Override
    protected ImagingSettings settings() {
        return new ImagingSettings(10_000, List.of(255, 255, 255));
    }

    private static Encoded example(String name, int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * 0x13579B | 0xFF000000);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, name.substring(name.indexOf('.') + 1), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Encoded(name, 0, MemorySegment.ofArray(bytes.toByteArray()), new Encoded.File());
    }

    @Override
    protected List<Encoded> examples() {
        return List.of(
                example("a.png", 31, 20, BufferedImage.TYPE_INT_ARGB),
                example("b.bmp", 5, 9, BufferedImage.TYPE_INT_RGB),
                example("c.gif", 12, 7, BufferedImage.TYPE_BYTE_INDEXED),
                example("d.tiff", 8, 8, BufferedImage.TYPE_INT_RGB));
    }

    @Override
    protected Optional<Encoded> damaged() {
        Encoded whole = example("cut.png", 31, 20, BufferedImage.TYPE_INT_RGB);
        return Optional.of(new Encoded(whole.name(), 0, whole.bytes().asSlice(0, 60), whole.format()));
    }
}
