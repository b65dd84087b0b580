package lamina.config;

import java.util.Optional;
import lamina.api.Range;

/**
 * What is being bound.
 *
 * @param path as {@code --set} would write it: {@code layers.conv1.filters}
 * @param range the numbers it may take
 * @param type the plugin type where none is written
 */
record Spot(String path, Optional<Range> range, Optional<String> type) {

    static Spot root() {
        return new Spot("", Optional.empty(), Optional.empty());
    }

    Spot field(String key) {
        return new Spot(path.isEmpty() ? key : path + "." + key, Optional.empty(), Optional.empty());
    }

    Spot setting(Setting setting, Optional<String> type) {
        return new Spot(field(setting.key()).path, setting.range(), type);
    }

    /** An element of a list: what holds for the list's elements stays. */
    Spot element(int index) {
        return new Spot(path + "." + index, range, Optional.empty());
    }
}
