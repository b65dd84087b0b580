package lamina.imageio;

import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;

/** The decoder {@code turbojpeg}. */
public final class TurboJpegProvider implements DecoderProvider<TurboJpegSettings> {

    @Override
    public String type() {
        return "turbojpeg";
    }

    @Override
    public Class<TurboJpegSettings> settings() {
        return TurboJpegSettings.class;
    }

    @Override
    public Decoder create(TurboJpegSettings settings) {
        return new TurboJpegDecoder(settings.reading());
    }
}
