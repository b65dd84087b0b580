package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code until}: another one, for the first epochs only. */
public final class UntilProvider implements AugmentationProvider<UntilSettings> {

    @Override
    public String type() {
        return "until";
    }

    @Override
    public Class<UntilSettings> settings() {
        return UntilSettings.class;
    }

    @Override
    public Augmentation create(UntilSettings settings) {
        return new Until(settings.epoch(), settings.augmentation());
    }
}
