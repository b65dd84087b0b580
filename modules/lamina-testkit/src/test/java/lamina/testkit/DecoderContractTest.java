package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.DataException;
import lamina.api.NoSettings;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A sound decoder passes every rule, and for each rule there is a broken one that fails it. The first byte is the side of a grey square, the second its grey. */
class DecoderContractTest {

    private static void fails(Executable rule) {
        assertThrows(AssertionError.class, rule);
    }

    private static void decode(Encoded encoded, Image into) {
        byte[] bytes = encoded.bytes().toArray(ValueLayout.JAVA_BYTE);
        if (bytes.length != 2) {
            throw new DataException(encoded.name() + " has " + bytes.length + " bytes, expected 2");
        }
        Image image = into.reshape(bytes[0], bytes[0], 3);
        Arrays.fill(image.pixels(), 0, image.size(), bytes[1]);
    }

    @Test
    void aSoundDecoderPasses() {
        Decoders sound = new Decoders(2, DecoderContractTest::decode);
        assertDoesNotThrow(sound::acceptsWhatItDecodes);
        assertDoesNotThrow(sound::picturesAreWhole);
        assertDoesNotThrow(sound::leavesNoTrace);
        assertDoesNotThrow(sound::isThreadSafe);
        assertDoesNotThrow(sound::damageIsExplained);
    }

    @Test
    void acceptingNoiseFailsC1() {
        fails(new Decoders(500, DecoderContractTest::decode)::acceptsWhatItDecodes);
    }

    @Test
    void unsetSamplesFailC2() {
        Decoders unset =
                new Decoders(2, (encoded, into) -> into.reshape(encoded.bytes().get(ValueLayout.JAVA_BYTE, 0), 1, 3));
        fails(unset::picturesAreWhole);
    }

    @Test
    void addingToWhatWasThereFailsC3() {
        fails(new Decoders(2, (_, into) -> into.reshape(1, 1, 3).pixels()[0] += 1)::leavesNoTrace);
    }

    @Test
    void sharedStateFailsC4() {
        AtomicInteger calls = new AtomicInteger();
        fails(
                new Decoders(
                                2,
                                (encoded, into) ->
                                        Arrays.fill(into.reshape(1, 1, 3).pixels(), calls.incrementAndGet()))
                        ::isThreadSafe);
    }

    @Test
    void namelessDamageFailsC5() {
        fails(new Decoders(2, (_, _) -> {
            throw new DataException("damaged");
        })::damageIsExplained);
    }

    @FunctionalInterface
    private interface Decoding {
        void decode(Encoded encoded, Image into);
    }

    private static final class Decoders extends DecoderContract<NoSettings> {
        private final int length;
        private final Decoding decoding;

        Decoders(int length, Decoding decoding) {
            this.length = length;
            this.decoding = decoding;
        }

        private static Encoded file(String name, int... bytes) {
            byte[] content = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                content[i] = (byte) bytes[i];
            }
            return new Encoded(name, 0, MemorySegment.ofArray(content), new Encoded.File());
        }

        @Override
        protected DecoderProvider<NoSettings> provider() {
            return new DecoderProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Decoder create(NoSettings settings) {
                    return decoder();
                }
            };
        }

        private Decoder decoder() {
            return new Decoder() {
                @Override
                public boolean accepts(Encoded encoded) {
                    long size = encoded.bytes().byteSize();
                    return size == 2 || size == length;
                }

                @Override
                public void decode(Encoded encoded, Image into) {
                    decoding.decode(encoded, into);
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }

        @Override
        protected List<Encoded> examples() {
            return List.of(file("small", 2, 17), file("large", 9, 99));
        }

        @Override
        protected Optional<Encoded> damaged() {
            return Optional.of(file("broken", 1, 2, 3));
        }
    }
}
