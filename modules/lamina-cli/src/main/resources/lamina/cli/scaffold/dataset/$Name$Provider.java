package $package$;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** Makes the dataset {@code $type$}. */
public final class $Name$Provider implements DatasetProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    @Override
    public Dataset create($Name$Settings settings) {
        return new $Name$(settings);
    }
}
