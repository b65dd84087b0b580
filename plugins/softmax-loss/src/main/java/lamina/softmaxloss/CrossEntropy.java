package lamina.softmaxloss;

import lamina.api.AssemblyException;
import lamina.api.graph.Element;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.ops.SoftmaxLoss;

/** The loss: softmax and cross-entropy in one op, whose gradient is the difference of probabilities and labels. */
record CrossEntropy() implements Loss {

    @Override
    public Result build(Scope scope, Tensor scores, Tensor labels) {
        check(scope, scores, labels);
        Tensor probabilities = scope.value("probabilities", scores.shape());
        Tensor losses = scope.value("losses", Shape.of(scores.shape().dim(0)));
        scope.add(new SoftmaxLoss(scores, labels, probabilities, losses));
        return new Result(losses, probabilities);
    }

    private static void check(Scope scope, Tensor scores, Tensor labels) {
        if (scores.shape().rank() != 2) {
            throw new AssemblyException(scope.name() + ": softmax-loss takes scores [batch, classes], found " + scores
                    + "; end the network with a dense layer of as many units as there are classes");
        }
        Shape expected = Shape.of(scores.shape().dim(0));
        if (labels.element() != Element.INT32 || !labels.shape().equals(expected)) {
            throw new AssemblyException(scope.name() + ": softmax-loss takes one INT32 label for each of the scores "
                    + scores + ", that is " + expected + ", found " + labels + " of " + labels.element());
        }
    }
}
