package lamina.tornado;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads TornadoVM's record of a run. */
final class TaskTimes {
    /** {@code "graph3.op12step0": { … "TASK_KERNEL_TIME": "12345", … }}; a task's scope has no scope in it. */
    private static final Pattern TASK = Pattern.compile(
            "\"[^\"]*\\." + NamedStep.POSITION + "[^\"]*\"\\s*:\\s*\\{[^}]*\"TASK_KERNEL_TIME\"\\s*:\\s*\"(\\d+)\"");

    private TaskTimes() {}

    /**
     * Nanoseconds on the device by the op's position.
     *
     * @param log JSON objects, of which each run appended one; the last counts
     */
    static Map<Integer, Long> of(String log) {
        Map<Integer, Long> times = new TreeMap<>();
        Matcher task = TASK.matcher(log.substring(Math.max(0, log.lastIndexOf("\n{"))));
        while (task.find()) {
            times.merge(Integer.parseInt(task.group(1)), Long.parseLong(task.group(2)), Long::sum);
        }
        return times;
    }
}
