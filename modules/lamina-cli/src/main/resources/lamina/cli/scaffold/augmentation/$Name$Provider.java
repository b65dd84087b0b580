package $package$;

import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;

/** Makes the augmentation {@code $type$}. */
public final class $Name$Provider implements AugmentationProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    @Override
    public Augmentation create($Name$Settings settings) {
        return new $Name$(settings.strength());
    }
}
