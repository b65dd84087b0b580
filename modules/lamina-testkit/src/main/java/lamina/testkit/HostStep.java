package lamina.testkit;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;

/** Something that the host does between steps. */
record HostStep(List<Tensor> reads, List<Tensor> writes, Consumer<Function<Tensor, MemorySegment>> action)
        implements HostOp {

    @Override
    public void run(Function<Tensor, MemorySegment> memory) {
        action.accept(memory);
    }
}
