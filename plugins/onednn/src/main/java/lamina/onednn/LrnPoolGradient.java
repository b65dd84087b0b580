package lamina.onednn;

import java.util.List;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPoolGradient;
import lamina.ops.ReluGradient;

/**
 * The gradient of {@link LrnPool} and of the ReLU before it.
 *
 * @param pool the gradient of the pooling
 * @param lrn the gradient of the normalization
 * @param relu the gradient of the ReLU whose output was normalized
 * @param x what was normalized
 * @param winners as forward left them
 * @param dy the gradient with respect to the pooling's output
 * @param dx the gradient with respect to the ReLU's input
 */
record LrnPoolGradient(
        MaxPoolGradient pool, LrnGradient lrn, ReluGradient relu, Tensor x, Tensor winners, Tensor dy, Tensor dx)
        implements Own {

    @Override
    public List<Op> parts() {
        return List.of(pool, lrn, relu);
    }

    @Override
    public String type() {
        return pool.type();
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, winners, dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public Preparation prepare(HostMemory memory, Session session) {
        LrnPoolGradientKernel kernel = new LrnPoolGradientKernel(
                lrn.forward(), pool.forward(), memory.of(x), memory.of(winners), memory.of(dy), memory.of(dx));
        Runnable step = memory.parallel(kernel.size(), kernel);
        return new Preparation.Accepted(step, "onednn gradients of pooling, normalization and ReLU in Java, bf16");
    }
}
