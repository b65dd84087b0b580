package $package$;

import lamina.api.AssemblyException;
import lamina.api.NoSettings;
import lamina.api.graph.Element;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.api.layer.LossProvider;

/** Makes the loss {@code $type$}. */
public final class $Name$Provider implements LossProvider<NoSettings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Loss create(NoSettings settings) {
        return $Name$Provider::build;
    }

    private static Loss.Result build(Scope scope, Tensor scores, Tensor labels) {
        check(scope, scores, labels);
        Tensor probabilities = scope.value("probabilities", scores.shape());
        Tensor losses = scope.value("losses", Shape.of(scores.shape().dim(0)));
        scope.add(new $Name$Score(scores, labels, probabilities, losses));
        return new Loss.Result(losses, probabilities);
    }

    private static void check(Scope scope, Tensor scores, Tensor labels) {
        if (scores.shape().rank() != 2) {
            throw new AssemblyException("%s: $type$ takes scores [batch, classes], found %s; end the network with a dense layer"
                    .formatted(scope.name(), scores));
        }
        Shape expected = Shape.of(scores.shape().dim(0));
        if (labels.element() != Element.INT32 || !labels.shape().equals(expected)) {
            throw new AssemblyException("%s: $type$ takes an INT32 label for each of the scores %s, that is %s, found %s of %s"
                    .formatted(scope.name(), scores, expected, labels, labels.element()));
        }
    }
}
