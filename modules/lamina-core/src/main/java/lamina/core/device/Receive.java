package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;

/** Waits for a tensor from another device. */
record Receive(Tensor y, Channel channel) implements HostOp {

    @Override
    public List<Tensor> reads() {
        return List.of();
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void run(Function<Tensor, MemorySegment> memory) {
        channel.receive(memory.apply(y));
    }
}
