package lamina.onednn;

import java.util.List;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.ops.Momentum;

/**
 * An update of fp32 weights by a gradient in bfloat16 that leaves the copy in bfloat16 too: each is read and written once, and there is
 * nothing else to it but memory.
 *
 * @param momentum the update
 * @param w the weights, fp32
 * @param velocity fp32
 * @param gradient bfloat16
 * @param narrowed the weights in bfloat16, all in the same order
 * @param vectors whether the Vector API may be used
 */
record NarrowMomentum(Momentum momentum, Tensor w, Tensor velocity, Tensor gradient, Tensor narrowed, boolean vectors)
        implements Own {

    @Override
    public List<Op> parts() {
        return List.of(momentum);
    }

    @Override
    public String type() {
        return momentum.type();
    }

    @Override
    public List<Tensor> reads() {
        return List.of(w, velocity, gradient, momentum.rate());
    }

    @Override
    public List<Tensor> writes() {
        return List.of(w, velocity, narrowed);
    }

    @Override
    public Preparation prepare(HostMemory memory, Session session) {
        NarrowUpdate update = new NarrowUpdate(
                memory.of(w),
                memory.of(velocity),
                memory.of(gradient),
                memory.of(narrowed),
                new Floats(memory.of(momentum.rate())),
                momentum.momentum(),
                momentum.decay(),
                momentum.rateScale());
        Kernel kernel = vectors ? new WideUpdate(update) : update;
        return new Preparation.Accepted(
                memory.parallel(w.shape().size(), kernel), "onednn update in Java, f32 and bf16");
    }
}
