package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code random-crop}: a part of the picture at a random place. */
public final class RandomCropProvider implements AugmentationProvider<RandomCropSettings> {

    @Override
    public String type() {
        return "random-crop";
    }

    @Override
    public Class<RandomCropSettings> settings() {
        return RandomCropSettings.class;
    }

    @Override
    public Augmentation create(RandomCropSettings settings) {
        return new RandomCrop(Extent.of(settings.size()), settings.padding(), settings.chunk());
    }
}
