package lamina.imaging;

import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;

/** The decoder {@code imaging}. */
public final class ImagingProvider implements DecoderProvider<ImagingSettings> {

    @Override
    public String type() {
        return "imaging";
    }

    @Override
    public Class<ImagingSettings> settings() {
        return ImagingSettings.class;
    }

    @Override
    public Decoder create(ImagingSettings settings) {
        return new ImagingDecoder(settings);
    }
}
