package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code pca-color}: changes the light of a picture, as AlexNet was trained. */
public final class PcaColorProvider implements AugmentationProvider<PcaColorSettings> {

    @Override
    public String type() {
        return "pca-color";
    }

    @Override
    public Class<PcaColorSettings> settings() {
        return PcaColorSettings.class;
    }

    @Override
    public Augmentation create(PcaColorSettings settings) {
        return new PcaColor(settings);
    }
}
