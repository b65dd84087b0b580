package lamina.lrn;

import lamina.api.AssemblyException;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;

/** What both normalizations need: feature maps. */
final class Maps {
    private Maps() {}

    static void check(Scope scope, String type, Tensor x) {
        if (x.shape().rank() != 4) {
            throw new AssemblyException(scope.name() + ": " + type + " takes [batch, height, width, channels], found "
                    + x + "; move it before the dense layers");
        }
    }
}
