package $package$;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.api.NoSettings;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.DecoderContract;
import lamina.testkit.Fuzz;
import org.junit.jupiter.api.Test;

/** It keeps the contract of decoders, gives the pixels that are in the file, and refuses damaged files. */
class $Name$Test extends DecoderContract<NoSettings> {

    @Override
    protected DecoderProvider<NoSettings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    @Override
    protected List<Encoded> examples() {
        return List.of(picture("small", bytes("P6 2 1 255\n", 6)), picture("wide", bytes("P6\n# nine\n9 4\n255\n", 108)));
    }

    @Override
    protected Optional<Encoded> damaged() {
        return Optional.of(picture("short", bytes("P6 2 2 255\n", 6)));
    }

    @Test
    void worksAsByHand() throws IOException {
        Image image = Image.empty();
        create().decode(examples().getFirst(), image);
        assertArrayEquals(new float[] {0, 71, 142, 213, 28, 99}, image.toArray());
    }

    @Test
    void damagedFilesAreRefused() {
        List<byte[]> whole = List.of(bytes("P6 12 10 255\n", 360), bytes("P6\n# nine\n9 4\n255\n", 108));
        Fuzz.run("$type$", 1, 500, whole, 1 << 20, file -> create().decode(picture("fuzz", file), Image.empty()));
    }

    private static Encoded picture(String name, byte[] bytes) {
        return new Encoded(name, 0, MemorySegment.ofArray(bytes), new Encoded.File());
    }

    private static byte[] bytes(String header, int samples) {
        byte[] begin = header.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(begin, begin.length + samples);
        for (int i = 0; i < samples; i++) {
            bytes[begin.length + i] = (byte) (71 * i);
        }
        return bytes;
    }
}
