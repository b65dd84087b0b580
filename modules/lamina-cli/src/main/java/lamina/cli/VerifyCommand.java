package lamina.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lamina.core.pack.PackCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a packed folder again. */
@Command(
        name = "verify",
        customSynopsis = "lamina data verify DIR",
        description =
                "Reads a packed folder again: each file against its checksum, pictures and labels against the index.")
final class VerifyCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Parameters(index = "0", paramLabel = "DIR", description = "what \"lamina data pack\" has written")
    private Path folder = Path.of("");

    VerifyCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        int pictures = check();
        lamina.output().result("%s is whole: %s".formatted(folder, Numbers.count(pictures, "picture")));
        return ExitCode.OK.number();
    }

    private int check() {
        Display display = lamina.output().progress("verify", Long.MAX_VALUE);
        try {
            return new PackCheck(folder, display::evaluated).run();
        } finally {
            display.ended();
        }
    }
}
