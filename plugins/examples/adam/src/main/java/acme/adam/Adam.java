package acme.adam;

import lamina.api.graph.Element;
import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.train.Optimizer;

/**
 * The optimizer. States of a parameter are {@code mean} and {@code square}, both of its shape, and {@code weight}, [2]: how much of each of
 * them is made of gradients and not of the zeros that it began with.
 */
record Adam(AdamSettings settings) implements Optimizer {
    private static final Shape TWO = Shape.of(2);

    @Override
    public void build(Scope scope, Parameter parameter, Tensor gradient, Tensor rate) {
        Tensor w = parameter.tensor();
        Tensor mean = scope.state("mean", w.shape(), Element.FLOAT32, Adam::zero);
        Tensor square = scope.state("square", w.shape(), Element.FLOAT32, Adam::zero);
        Tensor weight = scope.state("weight", TWO, Element.FLOAT32, Adam::zero);
        Decay beta1 = Decay.of(settings.beta1());
        Decay beta2 = Decay.of(settings.beta2());
        BiasCorrection bias = scope.add(new BiasCorrection(weight, scope.value("correction", TWO), beta1, beta2));
        scope.add(new AdamUpdate(
                w,
                mean,
                square,
                gradient,
                rate,
                bias.correction(),
                beta1,
                beta2,
                (float) settings.epsilon(),
                (float) settings.weightDecay() * parameter.decayScale(),
                parameter.rateScale()));
    }

    @SuppressWarnings("unused") // the signature of an initializer
    private static void zero(Floats values, Shape shape, long seed) {
        values.segment().fill((byte) 0);
    }
}
