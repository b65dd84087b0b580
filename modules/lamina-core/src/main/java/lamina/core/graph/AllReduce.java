package lamina.core.graph;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;
import lamina.api.train.Collective;

/**
 * Adds a tensor up over the replicas of a run; all of them come to it in the same order.
 *
 * @param x this replica's summand
 * @param sum the sum over all, the same bits in each replica
 * @param collective the replicas
 */
record AllReduce(Tensor x, Tensor sum, Collective collective) implements HostOp {

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(sum);
    }

    @Override
    public void run(Function<Tensor, MemorySegment> memory) {
        MemorySegment content = memory.apply(sum).copyFrom(memory.apply(x));
        collective.allReduce(content);
    }
}
