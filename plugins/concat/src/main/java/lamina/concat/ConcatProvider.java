package lamina.concat;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.NoSettings;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.ops.Concat;

/** Provides {@code concat}. */
public final class ConcatProvider implements LayerProvider<NoSettings> {

    @Override
    public String type() {
        return "concat";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Layer create(NoSettings settings) {
        return ConcatProvider::concat;
    }

    private static Tensor concat(Scope scope, List<Tensor> inputs) {
        if (inputs.size() < 2) {
            throw new AssemblyException(
                    "layer " + scope.name() + ": one input " + inputs.getFirst().shape()
                            + ": expected two or more, named by \"from\": [\"conv1a\", \"conv1b\"]");
        }
        int width = inputs.stream().mapToInt(input -> input.shape().dim(-1)).sum();
        Shape shape = inputs.getFirst().shape().withLast(width);
        return scope.add(new Concat(inputs, scope.value("y", shape))).y();
    }
}
