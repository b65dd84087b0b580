package lamina.augment;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** The augmentation {@code subtract-mean}: centres the samples, and scales them if told. */
public final class SubtractMeanProvider implements AugmentationProvider<SubtractMeanSettings> {

    @Override
    public String type() {
        return "subtract-mean";
    }

    @Override
    public Class<SubtractMeanSettings> settings() {
        return SubtractMeanSettings.class;
    }

    @Override
    public Augmentation create(SubtractMeanSettings settings) {
        return new SubtractMean(settings);
    }
}
