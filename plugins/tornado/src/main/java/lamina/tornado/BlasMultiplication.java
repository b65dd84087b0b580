package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * Products by a {@link Blas}. What lies row by row is, seen column by column, the transposed matrix; so c = a · b becomes
 * cᵀ = bᵀ · aᵀ, and the operands change places.
 *
 * @param blas the library
 */
record BlasMultiplication(Blas blas) implements Multiplication {

    @Override
    public List<DeviceStep> product(
            Product sizes, Matrix<FloatArray> a, Matrix<FloatArray> b, FloatArray c, DeviceMemory memory) {
        return product(sizes, a, b, c, false, memory);
    }

    @Override
    public List<DeviceStep> product(
            Product sizes,
            Matrix<FloatArray> a,
            Matrix<FloatArray> b,
            FloatArray bias,
            FloatArray c,
            DeviceMemory memory) {
        List<DeviceStep> steps = new ArrayList<>();
        steps.add(SumSteps.spread(bias, c, sizes.rows() * sizes.columns(), sizes.columns()));
        steps.addAll(product(sizes, a, b, c, true, memory));
        return steps;
    }

    private List<DeviceStep> product(
            Product sizes,
            Matrix<FloatArray> a,
            Matrix<FloatArray> b,
            FloatArray c,
            boolean added,
            DeviceMemory memory) {
        List<DeviceStep> steps = new ArrayList<>();
        Matrix<?> left = factor(a, sizes.rows() * sizes.terms(), memory, steps);
        Matrix<?> right = factor(b, sizes.terms() * sizes.columns(), memory, steps);
        steps.add(product(sizes, left, right, Matrix.of(c, sizes.columns()), added, 1));
        return steps;
    }

    /**
     * A matrix as the library takes its factors.
     *
     * @param size elements of its array that count
     * @param steps what has to be done for it is added here
     */
    Matrix<?> factor(Matrix<FloatArray> matrix, int size, DeviceMemory memory, List<DeviceStep> steps) {
        if (blas.factors() != Factors.BF16) {
            return matrix;
        }
        ShortArray rounded = memory.halves(size);
        steps.add(Halves.rounding(matrix.array(), rounded, size));
        return matrix.over(rounded);
    }

    /** c = a · b, or added to c, for each of several matrices of the same sizes. */
    DeviceStep product(Product sizes, Matrix<?> a, Matrix<?> b, Matrix<FloatArray> c, boolean added, int count) {
        return blas.step(new Blas.Call(
                !b.byRows(),
                !a.byRows(),
                sizes.columns(),
                sizes.rows(),
                sizes.terms(),
                b.array(),
                b.pitch(),
                b.next(),
                a.array(),
                a.pitch(),
                a.next(),
                added ? 1f : 0f,
                c.array(),
                c.pitch(),
                c.next(),
                count));
    }
}
