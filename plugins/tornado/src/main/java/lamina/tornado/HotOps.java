package lamina.tornado;

import java.util.ArrayList;
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
        GemmSteps dense = new GemmSteps(new Tiles());
        return List.of(
                new Tiled<>(Conv.class, ConvolutionSteps::forward),
                new Tiled<>(ConvData.class, ConvolutionSteps::data),
                new Tiled<>(ConvWeights.class, ConvolutionSteps::weights),
                new Tiled<>(Gemm.class, dense::forward),
                new Tiled<>(GemmData.class, dense::data),
                new Tiled<>(GemmWeights.class, dense::weights),
                new Tiled<>(Softmax.class, RowSteps::softmax),
                new Tiled<>(SoftmaxGradient.class, RowSteps::gradient),
                new Tiled<>(SoftmaxLoss.class, RowSteps::loss));
    }

    /** Those that use a library of matrix products where they can, before those in Java. */
    static List<HotOp<?>> all(Blas blas) {
        BlasMultiplication multiplication = new BlasMultiplication(blas);
        GemmSteps dense = new GemmSteps(multiplication);
        UnfoldedConvolution convolution = new UnfoldedConvolution(multiplication);
        List<HotOp<?>> all = new ArrayList<>(List.of(
                new Library<>(Conv.class, convolution::forward),
                new Library<>(ConvData.class, convolution::data),
                new Library<>(ConvWeights.class, convolution::weights),
                new Library<>(Gemm.class, dense::forward),
                new Library<>(GemmData.class, dense::data),
                new Library<>(GemmWeights.class, dense::weights)));
        all.addAll(all());
        return List.copyOf(all);
    }

    /** By a library. */
    private record Library<O extends Op>(Class<O> op, BiFunction<O, DeviceMemory, Optional<List<DeviceStep>>> steps)
            implements HotOp<O> {
        @Override
        public Optional<List<DeviceStep>> prepare(O one, DeviceMemory memory) {
            return steps.apply(one, memory);
        }
    }

    /** In work groups, with local memory. */
    private record Tiled<O extends Op>(Class<O> op, BiFunction<O, DeviceMemory, Optional<List<DeviceStep>>> steps)
            implements HotOp<O> {
        @Override
        public Optional<List<DeviceStep>> prepare(O one, DeviceMemory memory) {
            return steps.apply(one, memory);
        }
    }
}
