package lamina.tornado;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A portable kernel on the device.
 *
 * @param task calls the rewritten kernel
 * @param arrays what it is called with
 */
record KernelStep(Object task, List<TornadoNativeArray> arrays) implements DeviceStep {

    KernelStep {
        arrays = List.copyOf(arrays);
    }

    @Override
    public void addTo(TaskGraph graph, GridScheduler grids, String id) {
        List<Object> arguments = new ArrayList<>(List.of(id, task));
        arguments.addAll(arrays);
        graph.addTask(pack(arguments));
    }

    /** TornadoVM has a constructor for each number of arguments, and none for any number. */
    private static TaskPackage pack(List<Object> arguments) {
        Constructor<?> constructor = Stream.of(TaskPackage.class.getConstructors())
                .filter(candidate -> candidate.getParameterCount() == arguments.size())
                .findFirst()
                .orElseThrow();
        try {
            return (TaskPackage) constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("TornadoVM takes no task of " + arguments.size() + " arguments", e);
        }
    }
}
