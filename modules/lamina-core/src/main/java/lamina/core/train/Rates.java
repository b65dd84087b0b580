package lamina.core.train;

import java.util.List;
import java.util.stream.Stream;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;
import lamina.core.graph.Assembly;

/** The learning rates of a step: the run's, then those of parameters with a schedule of their own. */
final class Rates {
    private final List<Schedule> schedules;
    private final float[] now;

    Rates(Schedule common, Assembly assembly) {
        schedules = Stream.concat(Stream.of(common), assembly.rates().values().stream())
                .toList();
        now = new float[schedules.size()];
    }

    /** Those of the next step; the array is used again. */
    float[] at(Progress progress) {
        for (int i = 0; i < now.length; i++) {
            now[i] = schedules.get(i).rate(progress);
        }
        return now;
    }
}
