package lamina.split;

import lamina.api.AssemblyException;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Split;

/** Provides {@code split}. */
public final class SplitProvider implements LayerProvider<SplitSettings> {

    @Override
    public String type() {
        return "split";
    }

    @Override
    public Class<SplitSettings> settings() {
        return SplitSettings.class;
    }

    @Override
    public Layer create(SplitSettings settings) {
        UnaryLayer layer = (scope, x) -> split(settings, scope, x);
        return layer;
    }

    private static Tensor split(SplitSettings settings, Scope scope, Tensor x) {
        int total = x.shape().dim(-1);
        if (total % settings.numOutputs() != 0) {
            throw new AssemblyException(
                    "layer %s: input %s: expected channels that %d parts can share equally, found %d"
                            .formatted(scope.name(), x.shape(), settings.numOutputs(), total));
        }
        int width = total / settings.numOutputs();
        Tensor y = scope.value("y", x.shape().withLast(width));
        return scope.add(new Split(x, y, settings.output() * width)).y();
    }
}
