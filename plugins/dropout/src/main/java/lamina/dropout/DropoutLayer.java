package lamina.dropout;

import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Dropout;
import lamina.ops.Scale;

/** The layer in its four forms: training or evaluation, as published or inverted. */
record DropoutLayer(float ratio, boolean inverted) implements UnaryLayer {

    @Override
    public Tensor build(Scope scope, Tensor x) {
        return scope.training() ? drop(scope, x) : whole(scope, x);
    }

    private Tensor drop(Scope scope, Tensor x) {
        float scale = inverted ? 1 / (1 - ratio) : 1;
        Tensor y = scope.value("y", x.shape());
        int offset = scope.first() * x.shape().itemSize();
        return scope.add(new Dropout(x, scope.step(), y, ratio, scale, scope.seed(), offset))
                .y();
    }

    private Tensor whole(Scope scope, Tensor x) {
        return inverted
                ? x
                : scope.add(new Scale(x, scope.value("y", x.shape()), 1 - ratio))
                        .y();
    }
}
