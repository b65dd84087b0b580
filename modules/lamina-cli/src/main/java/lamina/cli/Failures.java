package lamina.cli;

import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import lamina.api.LaminaException;
import lamina.core.plugin.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in words for the person who can mend it, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Output output;
    private final BooleanSupplier stacktrace;

    /**
     * For one command.
     *
     * @param stacktrace whether somebody wants to know where in the program it happened
     */
    Failures(Output output, BooleanSupplier stacktrace) {
        this.output = output;
        this.stacktrace = stacktrace;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandSpec command = error.getCommandLine().getCommandSpec();
        output.note("error: " + message(error, command));
        output.note("\"%s --help\" shows how it is used".formatted(command.qualifiedName()));
        return code(error);
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        return handle(error);
    }

    /** Whatever a command threw. */
    int handle(Throwable error) {
        switch (error) {
            case LaminaException known -> output.note("error:" + indented(known.getMessage()));
            case InterruptedException _ -> output.note("interrupted");
            case CancellationException _ -> output.note("stopped");
            case InvalidPathException path ->
                output.note(
                        "error: \"%s\" cannot be the name of a file here: %s; if it is one, its letters are not those of the locale: start Lamina with LC_ALL=C.UTF-8"
                                .formatted(path.getInput(), path.getReason()));
            case OutOfMemoryError full ->
                output.note(
                        "error: Java has not enough memory (%s); LAMINA_OPTS=-Xmx4g gives it 4 GiB, smaller batches need less"
                                .formatted(full.getMessage()));
            default -> bug(error);
        }
        return code(error);
    }

    private void bug(Throwable error) {
        output.note("error: " + error);
        output.note("this is a mistake in Lamina or in a plugin: please report it, with what --stacktrace adds and what"
                + " \"lamina --version\" says");
    }

    /** Several problems stand below each other. */
    private static String indented(String message) {
        return message.contains("\n") ? "\n" + message.indent(2).stripTrailing() : " " + message;
    }

    private int code(Throwable error) {
        if (stacktrace.getAsBoolean()) {
            error.printStackTrace(output.notes());
        }
        return ExitCode.of(error).number();
    }

    private static String message(ParameterException error, CommandSpec command) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return error.getMessage();
        }
        String word = unmatched.getUnmatched().getFirst();
        boolean option = word.startsWith("-");
        Collection<String> known = option
                ? List.copyOf(command.optionsMap().keySet())
                : command.subcommands().keySet();
        String what = option ? "option" : command.subcommands().isEmpty() ? "argument" : "command";
        return "unknown %s \"%s\"%s".formatted(what, word, Nearest.hint(word, known));
    }
}
