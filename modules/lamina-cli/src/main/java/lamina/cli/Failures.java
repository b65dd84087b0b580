package lamina.cli;

import java.util.Collection;
import java.util.List;
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

    Failures(Output output, BooleanSupplier stacktrace) {
        this.output = output;
        this.stacktrace = stacktrace;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        output.note("error: " + message(error, command.getCommandSpec()));
        output.note("'%s --help' shows how it is used".formatted(name));
        return report(error);
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        switch (error) {
            case ParameterException usage -> {
                return handleParseException(usage, new String[0]);
            }
            case LaminaException known -> output.note("error: " + indented(known.getMessage()));
            case InterruptedException _ -> output.note("interrupted");
            default -> bug(error);
        }
        return report(error);
    }

    private void bug(Exception error) {
        output.note("error: " + error);
        output.note("this is a mistake in Lamina or in a plugin: please report it, with what --stacktrace adds and what"
                + " 'lamina --version' says");
    }

    /** Several problems stand below each other. */
    private static String indented(String message) {
        return message.contains("\n") ? "\n" + message.indent(2).stripTrailing() : message;
    }

    private int report(Exception error) {
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
        return "unknown %s '%s'%s".formatted(what, word, Nearest.hint(word, known));
    }
}
