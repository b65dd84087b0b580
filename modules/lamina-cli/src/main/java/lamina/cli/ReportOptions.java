package lamina.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Stack;
import lamina.core.train.Session;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether a training shows what it does, meanwhile and in the end. */
final class ReportOptions {
    private static final String PORT = "8123"; // unless another is named

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = PORT,
            preprocessor = Attached.class,
            paramLabel = "PORT",
            description = "show the run in a browser on this machine while it trains, at port " + PORT
                    + " unless another is named (--watch=PORT; 0: any that is free)")
    private Optional<Integer> watch = Optional.empty();

    @Option(names = "--no-report", description = "leave no report.html in the end")
    private boolean none;

    Reporting open(Session session, Path folder, Output output) {
        return Reporting.open(session, folder, output, watch, !none);
    }

    /** The port has to be attached: in {@code --watch quickstart}, the word behind it is what to train. */
    static final class Attached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, java.util.Map<String, Object> info) {
            return false;
        }
    }
}
