package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Dense layers, each a matrix product.
 *
 * @param multiplication how products are computed
 */
record GemmSteps(Multiplication multiplication) {

    /** y = x · wᵀ + b. */
    Optional<List<DeviceStep>> forward(Gemm op, DeviceMemory memory) {
        Sizes sizes = Sizes.of(op);
        Matrix<FloatArray> x = Matrix.of(memory.floats(op.x()), sizes.in());
        Matrix<FloatArray> w = Matrix.of(memory.floats(op.w()), sizes.in());
        Product product = new Product(sizes.batch(), sizes.out(), sizes.in());
        return Optional.of(multiplication.product(
                product, x, w.transposed(), memory.floats(op.b()), memory.floats(op.y()), memory));
    }

    /** dx = dy · w. */
    Optional<List<DeviceStep>> data(GemmData op, DeviceMemory memory) {
        Sizes sizes = Sizes.of(op.forward());
        Matrix<FloatArray> dy = Matrix.of(memory.floats(op.dy()), sizes.out());
        Matrix<FloatArray> w = Matrix.of(memory.floats(op.forward().w()), sizes.in());
        Product product = new Product(sizes.batch(), sizes.in(), sizes.out());
        return Optional.of(multiplication.product(product, dy, w, memory.floats(op.dx()), memory));
    }

    /** dw = dyᵀ · x and db = Σ dy. */
    Optional<List<DeviceStep>> weights(GemmWeights op, DeviceMemory memory) {
        Sizes sizes = Sizes.of(op.forward());
        FloatArray gradient = memory.floats(op.dy());
        Matrix<FloatArray> dy = Matrix.of(gradient, sizes.out());
        Matrix<FloatArray> x = Matrix.of(memory.floats(op.forward().x()), sizes.in());
        Product product = new Product(sizes.out(), sizes.in(), sizes.batch());
        List<DeviceStep> steps =
                new ArrayList<>(multiplication.product(product, dy.transposed(), x, memory.floats(op.dw()), memory));
        steps.addAll(SumSteps.columns(gradient, sizes.batch(), sizes.out(), memory.floats(op.db()), memory));
        return Optional.of(steps);
    }

    /** The sizes of a dense layer. */
    record Sizes(int batch, int in, int out) {
        static Sizes of(Gemm op) {
            return new Sizes(
                    op.x().shape().dim(0), op.w().shape().dim(1), op.w().shape().dim(0));
        }
    }
}
