package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;

/** Hands a tensor to another device. */
record Send(Tensor x, Channel channel) implements HostOp {

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of();
    }

    @Override
    public void run(Function<Tensor, MemorySegment> memory) {
        channel.send(memory.apply(x));
    }
}
