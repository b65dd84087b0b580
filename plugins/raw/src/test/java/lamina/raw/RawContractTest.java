package lamina.raw;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import lamina.api.NoSettings;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.testkit.DecoderContract;

class RawContractTest extends DecoderContract<NoSettings> {

    @Override
    protected DecoderProvider<NoSettings> provider() {
        return new RawProvider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    private static Encoded example(String name, int bytes, Encoded.Raw format) {
        byte[] samples = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            samples[i] = (byte) (i * 53);
        }
        return new Encoded(name, 0, MemorySegment.ofArray(samples), format);
    }

    @Override
    protected List<Encoded> examples() {
        return List.of(
                example("planar", 3 * 4 * 5, new Encoded.Raw(4, 5, 3, true)),
                example("interleaved", 3 * 9 * 2, new Encoded.Raw(9, 2, 3, false)),
                example("grey", 7 * 6, new Encoded.Raw(7, 6, 1, false)));
    }

    @Override
    protected Optional<Encoded> damaged() {
        return Optional.of(example("batch.bin record 3", 10, new Encoded.Raw(4, 5, 3, true)));
    }
}
