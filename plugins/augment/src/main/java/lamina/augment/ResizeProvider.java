package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code resize}: scales a picture to one size whatever its proportions. */
public final class ResizeProvider implements AugmentationProvider<ResizeSettings> {

    @Override
    public String type() {
        return "resize";
    }

    @Override
    public Class<ResizeSettings> settings() {
        return ResizeSettings.class;
    }

    @Override
    public Augmentation create(ResizeSettings settings) {
        return new Resize(Extent.of(settings.size()), settings.filter());
    }
}
