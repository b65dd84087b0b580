package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code resize-short-side}: scales a picture, its proportions kept. */
public final class ResizeShortSideProvider implements AugmentationProvider<ResizeShortSideSettings> {

    @Override
    public String type() {
        return "resize-short-side";
    }

    @Override
    public Class<ResizeShortSideSettings> settings() {
        return ResizeShortSideSettings.class;
    }

    @Override
    public Augmentation create(ResizeShortSideSettings settings) {
        return new ResizeShortSide(settings.size(), settings.filter());
    }
}
