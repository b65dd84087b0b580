package $package$;

import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;

/** Makes the optimizer {@code $type$}. */
public final class $Name$Provider implements OptimizerProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    @Override
    public Optimizer create($Name$Settings settings) {
        return new $Name$(settings.weightDecay());
    }
}
