package lamina.tornado;

import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.common.TaskPackage;

/** A task graph that says how many tasks it has, which TornadoVM's own keeps to itself. */
final class CountedGraph extends TaskGraph {
    private int packages; // added without the check for names

    CountedGraph(String name) {
        super(name);
    }

    @Override
    public TaskGraph addTask(TaskPackage task) {
        packages++;
        return super.addTask(task);
    }

    int tasks() {
        return taskNames.size() + packages;
    }
}
