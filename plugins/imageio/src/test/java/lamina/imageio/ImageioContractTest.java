package lamina.imageio;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.testkit.DecoderContract;

class ImageioContractTest extends DecoderContract<ImageioSettings> {

    @Override
    protected DecoderProvider<ImageioSettings> provider() {
        return new ImageioProvider();
    }

    @Override
    protected ImageioSettings settings() {
        return new ImageioSettings(10_000, false);
    }

    private static byte[] colours(int width, int height) {
        try {
            return Jpegs.write(Jpegs.colourful(width, height));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] grey() {
        try {
            return Jpegs.write(new BufferedImage(7, 11, BufferedImage.TYPE_BYTE_GRAY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Encoded encoded(String name, byte[] jpeg) {
        return new Encoded(name, 0, MemorySegment.ofArray(jpeg), new Encoded.File());
    }

    @Override
    protected List<Encoded> examples() {
        return List.of(
                encoded("wide.jpg", colours(40, 23)), encoded("high.jpg", colours(9, 33)), encoded("grey.jpg", grey()));
    }

    @Override
    protected Optional<Encoded> damaged() {
        return Optional.of(encoded("cut.jpg", Arrays.copyOf(colours(40, 23), 700)));
    }
}
