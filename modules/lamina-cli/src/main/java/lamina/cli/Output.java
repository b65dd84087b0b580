package lamina.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where commands write: what was asked for goes to standard output, so that it can be piped; progress, warnings and errors go to
 * standard error.
 *
 * @param results what was asked for
 * @param notes everything else
 * @param terminal whether somebody watches, so that a line may be drawn again and again
 */
record Output(PrintStream results, PrintStream notes, boolean terminal) {

    /**
     * Of this process. Whether standard error is a terminal is what the launcher says in {@code lamina.watched}; without it, a console
     * has to do, which Java has only where standard input and output are terminals.
     */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 has none where they are not, unlike 22 to 24
    static Output standard() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        String watched = System.getProperty("lamina.watched", String.valueOf(terminal));
        return new Output(ResultStream.standard(), System.err, Boolean.parseBoolean(watched));
    }

    /** Writes a line of what was asked for. */
    void result(String line) {
        results.println(line);
    }

    /** Why results are lost that somebody wanted, the disk being full; empty if none are. */
    Optional<String> lost() {
        return results instanceof ResultStream stream ? stream.failure() : Optional.empty();
    }

    /** Writes a line about how it goes. */
    void note(String line) {
        notes.println(line);
        notes.flush();
    }

    /** Whether a character can be shown; a terminal in an old locale turns it into a question mark. */
    boolean shows(char character) {
        return notes.charset().newEncoder().canEncode(character);
    }

    /** Standard output for picocli's own texts. */
    PrintWriter resultWriter() {
        return new PrintWriter(results, true, results.charset());
    }

    /** Standard error for picocli's own texts. */
    PrintWriter noteWriter() {
        return new PrintWriter(notes, true, notes.charset());
    }

    /**
     * What shows how a run goes, in the manner that fits.
     *
     * @param task what an evaluation is called: {@code validation}
     * @param limit steps after which the run ends, if its epochs do not end before
     */
    Display progress(String task, long limit) {
        return terminal
                ? new DrawnProgress(this, task, limit)
                : new PrintedProgress(this, task, limit, System::nanoTime);
    }
}
