package lamina.imageio;

import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;

/** The decoder {@code imageio}. */
public final class ImageioProvider implements DecoderProvider<ImageioSettings> {

    @Override
    public String type() {
        return "imageio";
    }

    @Override
    public Class<ImageioSettings> settings() {
        return ImageioSettings.class;
    }

    @Override
    public Decoder create(ImageioSettings settings) {
        return new JpegDecoder(settings.reading());
    }
}
