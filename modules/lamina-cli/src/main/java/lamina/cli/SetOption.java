package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lamina.config.Run;
import picocli.CommandLine.Option;

/** What is changed in a configuration. */
final class SetOption {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "change the configuration, again for each setting: --set train.epochs=3 --set layers.conv1.filters=64 --set layers.norm1=null, which takes the layer out")
    private List<String> set = new ArrayList<>();

    /** Of another command, which knows what to change. */
    static SetOption of(List<String> changes) {
        SetOption option = new SetOption();
        option.set.addAll(changes);
        return option;
    }

    /** Whether nothing is changed. */
    boolean isEmpty() {
        return set.isEmpty();
    }

    /** The configuration in a file, with the changes and after them more, which options of their own stand for. */
    Run read(Path configuration, Toolbox toolbox, List<String> more) {
        return toolbox.read(
                configuration, Stream.concat(set.stream(), more.stream()).toList());
    }
}
