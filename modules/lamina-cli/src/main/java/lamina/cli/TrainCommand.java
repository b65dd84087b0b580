package lamina.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.config.Run;
import lamina.core.train.Journal;
import lamina.core.train.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network, and leaves a run folder. */
@Command(
        name = "train",
        customSynopsis = "lamina train RUN [--set KEY=VALUE]... [--out DIR]",
        description = {
            "Trains a network.",
            "Leaves a folder with the configuration (config.json), what was measured (metrics.jsonl), the names of the classes"
                    + " (classes.txt) and the weights after the last and the best epoch (weights.safetensors,"
                    + " best.safetensors)."
        })
final class TrainCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");
    private static final int METRICS_EVERY = 10; // steps

    private final Lamina lamina;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the folder to leave, new or empty; otherwise a new one in runs/")
    private Optional<Path> out = Optional.empty();

    TrainCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Output output = lamina.output();
        Toolbox toolbox = Toolbox.of(lamina.registry());
        Run run = options.read(options.argument(lamina.home()), toolbox);
        Path folder =
                out.orElseGet(() -> Journal.folder(RUNS, run.spec().name(), LocalDateTime.now(ZoneId.systemDefault())));
        try (Session session = Session.training(run.spec(), toolbox.decoders(), toolbox.overrides())) {
            session.classes(); // what is wrong with the data leaves no folder behind
            new Announcement(session).training(folder).forEach(output::note);
            List<String> result = train(session, run, folder);
            result.forEach(output::result);
        }
        return ExitCode.OK.number();
    }

    private List<String> train(Session session, Run run, Path folder) {
        long limit = run.spec().train().steps().orElse(Long.MAX_VALUE);
        Stopwatch stopwatch = new Stopwatch();
        RunListener progress = lamina.output().progress("validation", limit);
        Journal journal = Journal.create(folder, METRICS_EVERY);
        try (journal;
                Interruption _ = new Interruption(folder, lamina.output(), progress)) {
            List<Epoch> epochs = session.train(journal, run.resolvedJson(), List.of(stopwatch, progress));
            return new Outcome(epochs, stopwatch, folder, session.movedInStep()).lines();
        } catch (RuntimeException e) {
            if (!stopwatch.started()) {
                new RunFolder(folder).remove();
            }
            throw e;
        }
    }
}
