package lamina.tornado;

import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;

/** What an op becomes on the device, or a part of it. */
interface DeviceStep {

    /**
     * Adds its task or tasks to a graph. May be called more than once, for different graphs.
     *
     * @param grids takes the grid of each task that needs one, under the graph's name, a dot, and the task's id
     * @param id unique in the graph; several tasks append to it
     */
    void addTo(TaskGraph graph, GridScheduler grids, String id);
}
