package acme.cutout;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** Makes {@code acme:cutout}. */
public final class CutoutProvider implements AugmentationProvider<CutoutSettings> {

    @Override
    public String type() {
        return "acme:cutout";
    }

    @Override
    public Class<CutoutSettings> settings() {
        return CutoutSettings.class;
    }

    @Override
    public Augmentation create(CutoutSettings settings) {
        return new Cutout(settings.size(), settings.value());
    }
}
