package $package$;

import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;

/** Makes {@code $type$} layers. */
public final class $Name$Provider implements LayerProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    /** The layer computes nothing: it adds an op to the graph. One that learns asks the scope for a parameter here. */
    @Override
    public Layer create($Name$Settings settings) {
        UnaryLayer layer = (scope, x) ->
                scope.add(new $Name$(x, scope.value("y", x.shape()), settings.slope())).y();
        return layer;
    }
}
