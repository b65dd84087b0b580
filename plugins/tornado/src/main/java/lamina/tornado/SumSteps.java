package lamina.tornado;

import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Long sums on the device by {@link Sums}. */
final class SumSteps {
    private static final int SHORTEST = 64;

    private SumSteps() {}

    /** sums[column] = Σ x[row, column]: the gradient of a bias. */
    static List<DeviceStep> columns(FloatArray x, int rows, int columns, FloatArray sums, DeviceMemory memory) {
        int across = Grid.parts(columns, 32);
        int wished = Math.clamp(Stretches.ENOUGH / across, 1, Grid.parts(rows, SHORTEST));
        int stretch = Grid.parts(rows, wished);
        int count = Grid.parts(rows, stretch);
        if (count == 1) {
            return List.of(columns(x, rows, columns, stretch, sums));
        }
        FloatArray parts = memory.scratch(count * columns);
        return List.of(
                columns(x, rows, columns, stretch, parts), parts(parts, count, parts, false, sums, columns, columns));
    }

    private static DeviceStep columns(FloatArray x, int rows, int columns, int stretch, FloatArray parts) {
        return new GridStep(
                new Grid(Grid.parts(columns, 32), Grid.parts(rows, stretch), 1, 32, 8),
                (graph, id) -> graph.task(id, Sums::columns, new KernelContext(), x, parts, rows, columns, stretch));
    }

    /** sums[i] = Σ parts[part, i], plus bias[i % columns] if it is biased. */
    static DeviceStep parts(
            FloatArray parts, int count, FloatArray bias, boolean biased, FloatArray sums, int size, int columns) {
        return new GridStep(
                Grid.elements(size),
                (graph, id) -> graph.task(
                        id, Sums::parts, new KernelContext(), parts, bias, sums, count, size, columns, biased ? 1 : 0));
    }

    /** y[row, column] = bias[column]. */
    static DeviceStep spread(FloatArray bias, FloatArray y, int size, int columns) {
        return new GridStep(
                Grid.elements(size),
                (graph, id) -> graph.task(id, Sums::spread, new KernelContext(), bias, y, size, columns));
    }
}
