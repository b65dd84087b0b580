package lamina.tornado;

import java.util.function.BiConsumer;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;

/**
 * One kernel on a grid of its own.
 *
 * @param grid its work groups
 * @param task adds the task to a graph, under the id
 */
record GridStep(Grid grid, BiConsumer<TaskGraph, String> task) implements DeviceStep {
    @Override
    public void addTo(TaskGraph graph, GridScheduler grids, String id) {
        grids.addWorkerGrid(graph.getTaskGraphName() + "." + id, grid.items());
        task.accept(graph, id);
    }
}
