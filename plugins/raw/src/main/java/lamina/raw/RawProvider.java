package lamina.raw;

import lamina.api.NoSettings;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;

/** The decoder {@code raw}. */
public final class RawProvider implements DecoderProvider<NoSettings> {

    @Override
    public String type() {
        return "raw";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Decoder create(NoSettings settings) {
        return new RawDecoder();
    }
}
