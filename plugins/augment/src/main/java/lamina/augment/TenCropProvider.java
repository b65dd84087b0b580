package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code ten-crop}: ten views of a picture for testing. */
public final class TenCropProvider implements AugmentationProvider<TenCropSettings> {

    @Override
    public String type() {
        return "ten-crop";
    }

    @Override
    public Class<TenCropSettings> settings() {
        return TenCropSettings.class;
    }

    @Override
    public Augmentation create(TenCropSettings settings) {
        return new TenCrop(Extent.of(settings.size()));
    }
}
