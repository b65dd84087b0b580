package lamina.onednn;

import java.util.List;
import java.util.Optional;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.ops.Lrn;
import lamina.ops.MaxPool;

/**
 * A normalization and the pooling behind it, in one go over bfloat16: what lies between them, the largest of AlexNet's tensors, never gets
 * to memory.
 *
 * @param lrn the normalization
 * @param pool the pooling
 * @param x channels innermost
 * @param y channels innermost
 * @param winners for each output which place of its window won, row by row, a byte each; empty if no gradient wants it
 */
record LrnPool(Lrn lrn, MaxPool pool, Tensor x, Tensor y, Optional<Tensor> winners) implements Own {

    @Override
    public List<Op> parts() {
        return List.of(lrn, pool);
    }

    @Override
    public String type() {
        return lrn.type();
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return winners.map(bytes -> List.of(y, bytes)).orElse(List.of(y));
    }

    @Override
    public Preparation prepare(HostMemory memory, Session session) {
        LrnPoolKernel kernel =
                new LrnPoolKernel(NormalizedMaps.of(lrn), pool, memory.of(x), memory.of(y), winners.map(memory::of));
        Runnable step = memory.parallel(kernel.size(), kernel);
        return new Preparation.Accepted(step, "onednn normalization and pooling in Java, bf16");
    }
}
