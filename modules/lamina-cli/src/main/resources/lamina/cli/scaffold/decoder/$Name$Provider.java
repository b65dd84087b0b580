package $package$;

import lamina.api.NoSettings;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;

/** Makes the decoder {@code $type$}. */
public final class $Name$Provider implements DecoderProvider<NoSettings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Decoder create(NoSettings settings) {
        return new $Name$();
    }
}
