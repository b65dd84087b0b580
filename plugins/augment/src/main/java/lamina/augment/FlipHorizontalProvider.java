package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code flip-horizontal}: mirrors some pictures. */
public final class FlipHorizontalProvider implements AugmentationProvider<FlipHorizontalSettings> {

    @Override
    public String type() {
        return "flip-horizontal";
    }

    @Override
    public Class<FlipHorizontalSettings> settings() {
        return FlipHorizontalSettings.class;
    }

    @Override
    public Augmentation create(FlipHorizontalSettings settings) {
        return new FlipHorizontal(settings.probability(), settings.chunk());
    }
}
