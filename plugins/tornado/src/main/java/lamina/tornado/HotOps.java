package lamina.tornado;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import lamina.api.graph.Op;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Softmax;
import lamina.ops.SoftmaxGradient;
import lamina.ops.SoftmaxLoss;

/** The hot ops that have kernels of their own. */
final class HotOps {
    private HotOps() {}

    /** Those written in Java, for every device. */
    static List<HotOp<?>> all() {
        return List.of(
                hot(Conv.class, ConvolutionSteps::forward),
                hot(ConvData.class, ConvolutionSteps::data),
                hot(ConvWeights.class, ConvolutionSteps::weights),
                hot(Gemm.class, GemmSteps::forward),
                hot(GemmData.class, GemmSteps::data),
                hot(GemmWeights.class, GemmSteps::weights),
                hot(Softmax.class, RowSteps::softmax),
                hot(SoftmaxGradient.class, RowSteps::gradient),
                hot(SoftmaxLoss.class, RowSteps::loss));
    }

    private static <O extends Op> HotOp<O> hot(
            Class<O> op, BiFunction<O, DeviceMemory, Optional<List<DeviceStep>>> steps) {
        return new HotOp<>() {
            @Override
            public Class<O> op() {
                return op;
            }

            @Override
            public Optional<List<DeviceStep>> prepare(O one, DeviceMemory memory) {
                return steps.apply(one, memory);
            }
        };
    }
}
