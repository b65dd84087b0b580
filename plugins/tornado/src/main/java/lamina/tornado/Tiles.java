package lamina.tornado;

import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Products by {@link Products}, with the terms cut where there are too few tiles for a large device. */
final class Tiles implements Multiplication {

    @Override
    public List<DeviceStep> product(
            Product sizes, Matrix<FloatArray> a, Matrix<FloatArray> b, FloatArray c, DeviceMemory memory) {
        return product(sizes, a, b, c, false, c, memory);
    }

    @Override
    public List<DeviceStep> product(
            Product sizes,
            Matrix<FloatArray> a,
            Matrix<FloatArray> b,
            FloatArray bias,
            FloatArray c,
            DeviceMemory memory) {
        return product(sizes, a, b, bias, true, c, memory);
    }

    private static List<DeviceStep> product(
            Product sizes,
            Matrix<FloatArray> a,
            Matrix<FloatArray> b,
            FloatArray bias,
            boolean biased,
            FloatArray c,
            DeviceMemory memory) {
        Grid tiles = Grid.tiles(sizes.rows(), sizes.columns(), 1);
        Stretches cut = Stretches.of(tiles.groupsX() * tiles.groupsY(), sizes.terms());
        if (cut.count() == 1) {
            return List.of(tiled(sizes, a, b, bias, biased, c, cut));
        }
        int size = sizes.rows() * sizes.columns();
        FloatArray parts = memory.scratch(cut.count() * size);
        return List.of(
                tiled(sizes, a, b, a.array(), false, parts, cut),
                SumSteps.parts(parts, cut.count(), bias, biased, c, size, sizes.columns()));
    }

    private static DeviceStep tiled(
            Product sizes,
            Matrix<FloatArray> a,
            Matrix<FloatArray> b,
            FloatArray bias,
            boolean biased,
            FloatArray c,
            Stretches cut) {
        return new GridStep(
                Grid.tiles(sizes.rows(), sizes.columns(), cut.count()),
                (graph, id) -> graph.task(
                        id,
                        Products::product,
                        new KernelContext(),
                        a.array(),
                        b.array(),
                        bias,
                        c,
                        sizes.rows(),
                        sizes.columns(),
                        sizes.terms(),
                        cut.length(),
                        a.row(),
                        a.column(),
                        b.row(),
                        b.column(),
                        biased ? 1 : 0));
    }
}
