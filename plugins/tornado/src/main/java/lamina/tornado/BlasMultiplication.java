package lamina.tornado;

import java.util.List;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Products by a {@link Blas}. What lies row by row is, seen column by column, the transposed matrix; so c = a · b becomes
 * cᵀ = bᵀ · aᵀ, and the operands change places.
 *
 * @param blas the library
 */
record BlasMultiplication(Blas blas) implements Multiplication {

    @Override
    public List<DeviceStep> product(Product sizes, Matrix a, Matrix b, FloatArray c, DeviceMemory memory) {
        return List.of(product(sizes, a, b, Matrix.of(c, sizes.columns()), false, 1));
    }

    @Override
    public List<DeviceStep> product(
            Product sizes, Matrix a, Matrix b, FloatArray bias, FloatArray c, DeviceMemory memory) {
        return List.of(
                SumSteps.spread(bias, c, sizes.rows() * sizes.columns(), sizes.columns()),
                product(sizes, a, b, Matrix.of(c, sizes.columns()), true, 1));
    }

    /** c = a · b, or added to c, for each of several matrices of the same sizes. */
    DeviceStep product(Product sizes, Matrix a, Matrix b, Matrix c, boolean added, int count) {
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
