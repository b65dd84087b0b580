package lamina.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lamina.core.graph.Assembly;
import lamina.core.plugin.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code bench} measures. */
enum BenchMode {
    TRAIN(Assembly.TRAIN, "train"),
    PREDICT(Assembly.EVALUATE, "infer");

    private final String procedure;
    private final String shared;

    BenchMode(String procedure, String shared) {
        this.procedure = procedure;
        this.shared = shared;
    }

    /** The procedure that runs. */
    String procedure() {
        return procedure;
    }

    /** As other frameworks' benchmarks call it. */
    String shared() {
        return shared;
    }

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the name of a mode. */
    static final class Reader implements ITypeConverter<BenchMode> {
        private static final List<String> NAMES =
                Arrays.stream(values()).map(BenchMode::word).toList();

        @Override
        public BenchMode convert(String name) {
            if (!NAMES.contains(name)) {
                throw new TypeConversionException(
                        "must be train or predict; found \"%s\"%s".formatted(name, Nearest.hint(name, NAMES)));
            }
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
