package lamina.tornado;

import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * A matrix product on the device by {@link Products}.
 *
 * @param rows of the product
 * @param columns of the product
 * @param terms of each sum
 */
record Product(int rows, int columns, int terms) {

    /** c = a · b. */
    List<DeviceStep> of(Matrix a, Matrix b, FloatArray c, DeviceMemory memory) {
        return of(a, b, c, false, c, memory);
    }

    /** c = a · b + bias, the same for each row. */
    List<DeviceStep> of(Matrix a, Matrix b, FloatArray bias, FloatArray c, DeviceMemory memory) {
        return of(a, b, bias, true, c, memory);
    }

    private List<DeviceStep> of(
            Matrix a, Matrix b, FloatArray bias, boolean biased, FloatArray c, DeviceMemory memory) {
        Grid tiles = Grid.tiles(rows, columns, 1);
        Stretches cut = Stretches.of(tiles.groupsX() * tiles.groupsY(), terms);
        if (cut.count() == 1) {
            return List.of(tiled(a, b, bias, biased, c, cut));
        }
        FloatArray parts = memory.scratch(cut.count() * rows * columns);
        return List.of(
                tiled(a, b, a.array(), false, parts, cut),
                SumSteps.parts(parts, cut.count(), bias, biased, c, rows * columns, columns));
    }

    private DeviceStep tiled(Matrix a, Matrix b, FloatArray bias, boolean biased, FloatArray c, Stretches cut) {
        return new KernelStep(
                Grid.tiles(rows, columns, cut.count()),
                (graph, id) -> graph.task(
                        id,
                        Products::product,
                        new KernelContext(),
                        a.array(),
                        b.array(),
                        bias,
                        c,
                        rows,
                        columns,
                        terms,
                        cut.length(),
                        a.row(),
                        a.column(),
                        b.row(),
                        b.column(),
                        biased ? 1 : 0));
    }
}
