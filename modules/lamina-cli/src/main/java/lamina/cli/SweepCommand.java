package lamina.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.config.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains the runs of a sweep one after the other, and compares them. */
@Command(
        name = "sweep",
        description = {
            "Trains runs that differ in a few settings, and compares them.",
            "FILE says which, in JSON or YAML: {\"run\": \"quickstart\", \"runs\": {\"base\": [], \"no-lrn\":"
                    + " [\"layers.norm1=null\"]}}, or \"grid\": [[\"train.batch=32\", \"train.batch=64\"], ...] for all"
                    + " combinations; \"set\" holds for all of them.",
            "Leaves a run folder for each, a page (comparison.html) and its numbers (results.json). The same command again goes"
                    + " on: what has ended is not trained again, what was stopped or cut off goes on from its checkpoint."
        })
final class SweepCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");

    private final Lamina lamina;

    @Parameters(index = "0", paramLabel = "FILE", description = "the sweep")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the folder of all of the runs, new or to go on in; otherwise runs/NAME")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--stop-on-failure",
            description = "a run that fails is the last; otherwise the others train all the same")
    private boolean stopOnFailure;

    @Option(names = "--json", description = "what it came to as JSON instead of a table")
    private boolean json;

    SweepCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Toolbox toolbox = lamina.toolbox();
        Sweep sweep = toolbox.reader().sweep(file);
        Path folder = out.orElseGet(() -> RUNS.resolve(sweep.name()));
        List<SweepRun> runs = SweepRun.all(sweep, folder, toolbox);
        SweepBoard board = new SweepBoard(sweep, folder, runs);
        ExitCode code = train(runs, board, toolbox, stopOnFailure || sweep.stopOnFailure());
        if (json) {
            lamina.output().result(board.json());
        } else {
            board.lines().forEach(lamina.output()::result);
        }
        if (code == ExitCode.INTERRUPTED) {
            lamina.output().note("to go on: the same command again");
        }
        return code.number();
    }

    /** The first failure's code, if there is one. */
    private ExitCode train(List<SweepRun> runs, SweepBoard board, Toolbox toolbox, boolean stop) {
        ExitCode code = ExitCode.OK;
        for (int i = 0; i < runs.size(); i++) {
            SweepRun run = runs.get(i);
            lamina.output()
                    .note("run %d of %d  %s"
                            .formatted(i + 1, runs.size(), run.variant().name()));
            ExitCode ended = train(run, i, board, toolbox);
            code = code == ExitCode.OK || ended == ExitCode.INTERRUPTED ? ended : code;
            if (ended == ExitCode.INTERRUPTED || (stop && ended != ExitCode.OK)) {
                return code;
            }
        }
        return code;
    }

    private ExitCode train(SweepRun run, int index, SweepBoard board, Toolbox toolbox) {
        try {
            if (run.finished()) {
                lamina.output().note("has ended before, in " + run.folder());
                board.put(index, "done", "");
                return ExitCode.OK;
            }
            board.put(index, "trains", "");
            ExitCode code = run.train(lamina.noting(), toolbox);
            board.put(index, code == ExitCode.OK ? "done" : "stopped", "");
            return code;
        } catch (RuntimeException | OutOfMemoryError e) { // the others may do well
            ExitCode code = lamina.failed(e);
            boolean stopped = code == ExitCode.INTERRUPTED;
            board.put(index, stopped ? "stopped" : "failed", stopped ? "" : String.valueOf(e.getMessage()));
            return code;
        }
    }
}
