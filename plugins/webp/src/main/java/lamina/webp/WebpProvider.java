package lamina.webp;

import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;

/** The decoder {@code webp}. */
public final class WebpProvider implements DecoderProvider<WebpSettings> {

    @Override
    public String type() {
        return "webp";
    }

    @Override
    public Class<WebpSettings> settings() {
        return WebpSettings.class;
    }

    @Override
    public Decoder create(WebpSettings settings) {
        return new WebpDecoder(settings);
    }
}
