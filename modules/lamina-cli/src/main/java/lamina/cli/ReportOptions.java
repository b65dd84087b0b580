package lamina.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import lamina.core.train.Session;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether a training shows what it does, meanwhile and in the end. */
final class ReportOptions {
    private static final String PORT = "8123"; // unless another is named

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = PORT,
            converter = Port.class,
            preprocessor = Attached.class,
            paramLabel = "PORT",
            description = "show the run in a browser on this machine while it trains, at port " + PORT
                    + " unless another is named; 0: any that is free")
    private Optional<Integer> watch = Optional.empty();

    @Option(names = "--no-report", description = "leave no report.html in the end")
    private boolean none;

    Reporting open(Session session, Path folder, Output output) {
        return Reporting.open(session, folder, output, watch, !none);
    }

    /** The port has to be attached: in {@code --watch quickstart}, the word behind the option is what to train. */
    static final class Attached implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's signature
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> parser) {
            if (!"=".equals(parser.get("separator"))) {
                arguments.push(PORT);
            }
            return false; // picocli goes on, with what is first now
        }
    }

    /** Reads a port's number. */
    static final class Port implements ITypeConverter<Integer> {
        private static final int LAST = 65_535;

        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST) {
                throw new TypeConversionException(
                        "must be the number of a port, 1 to %d, or 0 for any that is free; found \"%s\""
                                .formatted(LAST, text));
            }
            return Integer.valueOf(text);
        }
    }
}
