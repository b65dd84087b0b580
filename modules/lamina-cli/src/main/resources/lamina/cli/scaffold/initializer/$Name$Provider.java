package $package$;

import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;

/** Makes the initializer {@code $type$}. */
public final class $Name$Provider implements InitializerProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    @Override
    public Initializer create($Name$Settings settings) {
        return new $Name$(settings.std());
    }
}
