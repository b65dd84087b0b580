package $package$;

import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;

/** Makes the listener {@code $type$}. */
public final class $Name$Provider implements RunListenerProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    @Override
    public RunListener create($Name$Settings settings) {
        return new $Name$(settings.file());
    }
}
