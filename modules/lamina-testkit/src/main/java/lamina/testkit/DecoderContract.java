package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every decoder.
 *
 * @param <C> its settings
 */
public abstract class DecoderContract<C extends Record> extends ProviderContract<C, Decoder> {

    /** For a decoder's test to extend. */
    protected DecoderContract() {}

    @Override
    protected abstract DecoderProvider<C> provider();

    /** Examples that it decodes: two or more, of different sizes. */
    protected abstract List<Encoded> examples();

    /** An example that it accepts but cannot decode: a file cut short, say. */
    protected abstract Optional<Encoded> damaged();

    /** Rule C1. */
    @Test
    @DisplayName("C1: it accepts what it decodes, and no noise")
    void acceptsWhatItDecodes() {
        Decoder decoder = create();
        examples().forEach(e -> assertTrue(decoder.accepts(e), e::name));
        byte[] noise = new Samples(1).bytes(500);
        noise[0] = 0x11; // begins like no format
        MemorySegment bytes = MemorySegment.ofArray(noise);
        assertFalse(decoder.accepts(new Encoded("noise", 0, bytes, new Encoded.File())));
        assertFalse(decoder.accepts(new Encoded("nothing", 0, bytes.asSlice(0, 0), new Encoded.File())));
    }

    /** Rule C2. */
    @Test
    @DisplayName("C2: a picture has three channels, every sample is set, and is from 0 to 255")
    void picturesAreWhole() {
        for (Encoded example : examples()) {
            Image image = Image.empty().reshape(64, 64, 3);
            Arrays.fill(image.pixels(), Float.NaN);
            decode(create(), example, image);
            assertEquals(3, image.channels(), example::name);
            for (float sample : image.toArray()) {
                assertTrue(sample >= 0 && sample <= 255, () -> example.name() + ": sample " + sample);
            }
        }
    }

    /** Rule C3. */
    @Test
    @DisplayName("C3: a picture does not depend on what was decoded before into the same image")
    void leavesNoTrace() {
        Decoder decoder = create();
        Image reused = Image.empty();
        for (Encoded example : examples().reversed()) {
            decode(decoder, example, reused);
        }
        for (Encoded example : examples()) {
            decode(decoder, example, reused);
            same(picture(create(), example), reused, example);
        }
    }

    /** Rule C4. */
    @Test
    @DisplayName("C4: several threads may use it at once")
    void isThreadSafe() {
        Decoder decoder = create();
        List<Image> expected =
                examples().stream().map(e -> picture(create(), e)).toList();
        expected.forEach(Image::pixels); // becomes floats here: a picture is no thing for several threads
        IntStream.range(0, 16).parallel().forEach(i -> {
            int which = i % expected.size();
            same(
                    expected.get(which),
                    picture(decoder, examples().get(which)),
                    examples().get(which));
        });
    }

    /** Rule C5. */
    @Test
    @DisplayName("C5: what cannot be decoded is a DataException that names the example")
    void damageIsExplained() {
        damaged().ifPresent(example -> {
            DataException e = assertThrows(DataException.class, () -> create().decode(example, Image.empty()));
            assertTrue(e.getMessage().contains(example.name()), e.getMessage());
        });
    }

    private static Image picture(Decoder decoder, Encoded example) {
        Image image = Image.empty();
        decode(decoder, example, image);
        return image;
    }

    private static void decode(Decoder decoder, Encoded example, Image image) {
        try {
            decoder.decode(example, image);
        } catch (IOException e) {
            throw new UncheckedIOException(example.name(), e);
        }
    }

    private static void same(Image expected, Image found, Encoded example) {
        assertEquals(expected.height(), found.height(), example::name);
        assertEquals(expected.width(), found.width(), example::name);
        assertArrayEquals(expected.toArray(), found.toArray(), example::name);
    }
}
