package lamina.imageio;

import java.util.List;
import java.util.Optional;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.testkit.DecoderContract;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "lamina.imageio.Turbo#isPresent", disabledReason = "libjpeg-turbo (libturbojpeg) is not installed")
class TurboJpegContractTest extends DecoderContract<TurboJpegSettings> {
    private final ImageioContractTest same = new ImageioContractTest();

    @Override
    protected DecoderProvider<TurboJpegSettings> provider() {
        return new TurboJpegProvider();
    }

    @Override
    protected TurboJpegSettings settings() {
        return new TurboJpegSettings(10_000, false);
    }

    @Override
    protected List<Encoded> examples() {
        return same.examples();
    }

    @Override
    protected Optional<Encoded> damaged() {
        return same.damaged();
    }
}
