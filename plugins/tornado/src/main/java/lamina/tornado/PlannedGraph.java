package lamina.tornado;

import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * A graph of a plan.
 *
 * @param graph its tasks
 * @param steps how many steps of ops it runs
 * @param ends one number: how often its last task has run on the device
 */
record PlannedGraph(CountedGraph graph, int steps, IntArray ends) {

    String describe() {
        return "task graph '" + graph.getTaskGraphName() + "' of " + graph.tasks() + " tasks";
    }
}
