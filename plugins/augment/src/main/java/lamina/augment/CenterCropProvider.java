package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code center-crop}: the middle of the picture. */
public final class CenterCropProvider implements AugmentationProvider<CenterCropSettings> {

    @Override
    public String type() {
        return "center-crop";
    }

    @Override
    public Class<CenterCropSettings> settings() {
        return CenterCropSettings.class;
    }

    @Override
    public Augmentation create(CenterCropSettings settings) {
        return new CenterCrop(Extent.of(settings.size()));
    }
}
