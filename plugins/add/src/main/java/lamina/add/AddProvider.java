package lamina.add;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.NoSettings;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.ops.Add;

/** Provides {@code add}. */
public final class AddProvider implements LayerProvider<NoSettings> {

    @Override
    public String type() {
        return "add";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Layer create(NoSettings settings) {
        return AddProvider::add;
    }

    /** The first two, then each of the others on top. */
    private static Tensor add(Scope scope, List<Tensor> inputs) {
        if (inputs.size() < 2) {
            throw new AssemblyException("layer " + scope.name() + ": one input "
                    + inputs.getFirst().shape() + ": expected two or more, named by \"from\": [\"conv2\", \"input\"]");
        }
        Tensor sum = inputs.getFirst();
        for (int i = 1; i < inputs.size(); i++) {
            String name = i == inputs.size() - 1 ? "y" : "y" + i;
            sum = scope.add(new Add(sum, inputs.get(i), scope.value(name, sum.shape())))
                    .y();
        }
        return sum;
    }
}
