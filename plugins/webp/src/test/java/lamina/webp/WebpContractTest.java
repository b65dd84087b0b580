package lamina.webp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DecoderProvider;
import lamina.api.data.Encoded;
import lamina.testkit.DecoderContract;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "lamina.webp.Pictures#readable", disabledReason = "libwebp is not installed")
class WebpContractTest extends DecoderContract<WebpSettings> {

    @Override
    protected DecoderProvider<WebpSettings> provider() {
        return new WebpProvider();
    }

    @Override
    protected WebpSettings settings() {
        return new WebpSettings(10_000, List.of(255, 255, 255));
    }

    @Override
    protected List<Encoded> examples() {
        return List.of(
                Pictures.encoded(Pictures.LOSSLESS),
                Pictures.encoded(Pictures.TRANSPARENT),
                Pictures.encoded(Pictures.LOSSY));
    }

    @Override
    protected Optional<Encoded> damaged() {
        return Optional.of(Pictures.encoded(Arrays.copyOf(Pictures.LOSSY, 60)));
    }
}
