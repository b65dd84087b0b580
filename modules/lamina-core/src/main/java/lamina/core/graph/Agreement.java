package lamina.core.graph;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;
import lamina.api.train.Collective;

/**
 * Makes a state that each replica of a run has changed by what it saw the same in all of them: the mean. Otherwise replicas would judge
 * pictures differently, and a run that goes on from what the first of them saved would not be the run that was left.
 *
 * @param state of floats, updated in place
 * @param collective the replicas; all of them come to it in the same order
 */
record Agreement(Tensor state, Collective collective) implements HostOp {

    @Override
    public List<Tensor> reads() {
        return List.of(state);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(state);
    }

    @Override
    public void run(Function<Tensor, MemorySegment> memory) {
        MemorySegment content = memory.apply(state);
        collective.allReduce(content);
        for (long i = 0; i < state.shape().size(); i++) {
            content.setAtIndex(JAVA_FLOAT, i, content.getAtIndex(JAVA_FLOAT, i) / collective.size());
        }
    }
}
