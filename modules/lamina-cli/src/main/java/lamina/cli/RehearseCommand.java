package lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lamina.api.DataException;
import lamina.api.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs several commands in one process, so that one archive of classes serves all of them: Java records only one process. */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Runs commands in one process and throws away what they say, for Java to record what they load.")
final class RehearseCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Parameters(paramLabel = "FILE", description = "a command in each line, without the word lamina; # begins a remark")
    private Path file;

    RehearseCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        int worst = ExitCode.OK.number();
        for (String line : lines()) {
            int exit = lamina.silent().run(line.split("\\s+"));
            lamina.output().note("%d  %s".formatted(exit, line));
            worst = Math.max(worst, exit);
        }
        return worst;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new DataException("cannot read the commands in %s: %s".formatted(file, Reason.of(e)), e);
        }
    }
}
