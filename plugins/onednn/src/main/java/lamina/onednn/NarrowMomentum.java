package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
 */
record NarrowMomentum(Momentum momentum, Tensor w, Tensor velocity, Tensor gradient, Tensor narrowed) implements Own {

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
        Update update = new Update(
                new Floats(memory.of(w)),
                new Floats(memory.of(velocity)),
                memory.of(gradient),
                memory.of(narrowed),
                new Floats(memory.of(momentum.rate())),
                momentum.momentum(),
                momentum.decay(),
                momentum.rateScale());
        return new Preparation.Accepted(
                memory.parallel(w.shape().size(), update), "onednn update in Java, f32 and bf16");
    }

    /** One iteration updates one element. */
    private record Update(
            Floats w,
            Floats velocity,
            MemorySegment gradient,
            MemorySegment narrowed,
            Floats rate,
            float momentum,
            float decay,
            float rateScale)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            float e = rate.get(0) * rateScale;
            for (int i = from; i < to; i++) {
                float g = Float.intBitsToFloat(gradient.getAtIndex(ValueLayout.JAVA_SHORT, i) << 16);
                float weight = w.get(i);
                float v = momentum * velocity.get(i) - decay * e * weight - e * g;
                velocity.set(i, v);
                w.set(i, weight + v);
                int bits = Float.floatToRawIntBits(weight + v);
                int rounded = bits + 0x7fff + (bits >>> 16 & 1); // to the nearest, to even in the middle
                narrowed.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (rounded >>> 16));
            }
        }
    }
}
