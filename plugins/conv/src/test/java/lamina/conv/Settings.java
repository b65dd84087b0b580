package lamina.conv;

import java.util.List;
import lamina.api.graph.Initializer;

/** Settings with everything that does not matter here left as it is by default. */
final class Settings {
    private static final Initializer NONE = (_, _, _) -> {};

    private Settings() {}

    static ConvSettings conv(int filters, List<Integer> kernel, List<Integer> strides, List<Integer> pads, int group) {
        return new ConvSettings(filters, kernel, strides, pads, group, NONE, NONE, 1, 2, 1, 0);
    }
}
