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
        int parts = settings.numOutputs();
        if (total % parts != 0) {
            throw new AssemblyException(
                    "layer %s: input %s cannot be cut into %d equal parts: expected a multiple of %d channels, as in %s"
                            .formatted(
                                    scope.name(),
                                    x.shape(),
                                    parts,
                                    parts,
                                    x.shape().withLast((total / parts + 1) * parts)));
        }
        int width = total / parts;
        Tensor y = scope.value("y", x.shape().withLast(width));
        return scope.add(new Split(x, y, settings.output() * width)).y();
    }
}
