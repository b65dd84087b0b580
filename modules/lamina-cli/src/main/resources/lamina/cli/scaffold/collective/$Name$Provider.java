package $package$;

import lamina.api.NoSettings;
import lamina.api.train.CollectiveProvider;
import lamina.api.train.Collectives;

/** Makes the collective {@code $type$}. */
public final class $Name$Provider implements CollectiveProvider<NoSettings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Collectives create(NoSettings settings) {
        return $Name$Group::of;
    }
}
