package lamina.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.config.Difference;
import lamina.config.Run;
import lamina.core.estimate.Preflight;
import lamina.core.train.Journal;
import lamina.core.train.Session;
import lamina.core.train.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network, and leaves a run folder; or goes on in one. */
@Command(
        name = "train",
        customSynopsis = {
            "lamina train RUN [--set KEY=VALUE]... [--out DIR]",
            "       lamina train --resume DIR [--set KEY=VALUE]... [--changed] [RUN]"
        },
        description = {
            "Trains a network.",
            "Leaves a folder with the configuration (config.json), what was measured (metrics.jsonl), the names of the"
                    + " classes (classes.txt), the weights after the last and the best epoch (weights.safetensors,"
                    + " best.safetensors), checkpoints, from which --resume goes on, and a page to look at (report.html)."
        })
final class TrainCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");
    private static final int METRICS_EVERY = 10; // steps

    private final Lamina lamina;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description =
                    "a configuration file, a run folder or a model; with --resume it may be left out, and is another"
                            + " configuration to go on with")
    private Optional<String> argument = Optional.empty();

    @Mixin
    private SetOption set = new SetOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the folder to leave, new or empty; otherwise a new one in runs/")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "go on in the folder of an earlier training from its newest checkpoint, or from the checkpoint"
                            + " that is named; on the same machine bit for bit as if it had never ended")
    private Optional<Path> resume = Optional.empty();

    @Option(names = "--changed", description = "go on even though the configuration has changed")
    private boolean changed;

    @Option(
            names = "--profile",
            description =
                    "measure each operation of each step, and print in the end where the time went and what the device could do at best; the weights stay the same bits")
    private boolean profiling;

    @Option(
            names = "--no-estimate",
            description =
                    "do not look ahead: train even where memory or disk seem too small, and do not tell when the run will end")
    private boolean unchecked;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    TrainCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    /** That of another command, which begins a run in this folder. */
    static TrainCommand beginning(Lamina lamina, Path configuration, List<String> changes, Path folder) {
        TrainCommand command = new TrainCommand(lamina);
        command.argument = Optional.of(configuration.toString());
        command.set = SetOption.of(changes);
        command.out = Optional.of(folder);
        return command;
    }

    /** That of another command, which goes on with the run in this folder. */
    static TrainCommand resuming(Lamina lamina, Path folder) {
        TrainCommand command = new TrainCommand(lamina);
        command.resume = Optional.of(folder);
        return command;
    }

    @Override
    public Integer call() {
        return train(lamina.toolbox()).number();
    }

    ExitCode train(Toolbox toolbox) {
        return resume.isPresent() ? resume(Resumption.of(resume.get()), toolbox) : begin(toolbox);
    }

    private ExitCode begin(Toolbox toolbox) {
        String written = argument.orElseThrow(() -> new ConfigurationException(
                "Missing required parameter: 'RUN', what to train; or --resume DIR, to go on with an earlier"
                        + " training"));
        Run run = set.read(RunArgument.of(written, lamina.home()).configuration(), toolbox, List.of());
        Path folder =
                out.orElseGet(() -> Journal.folder(RUNS, run.spec().name(), LocalDateTime.now(ZoneId.systemDefault())));
        Stopwatch stopwatch = new Stopwatch();
        try (Session session = session(run, toolbox)) {
            session.classes(); // what is wrong with the data leaves no folder behind
            session.transfer(); // nor what is wrong with the weights that it begins with
            new Announcement(session).training(folder).forEach(lamina.output()::note);
            Optional<Session.Pictures> pictures = lookAhead(session, folder);
            session.fill();
            Journal journal = Journal.create(folder, METRICS_EVERY);
            try (journal) {
                return new AttendedTraining(session, journal, toolbox, toolbox.plugins(run), stopwatch, pictures)
                        .run(training -> training.begin(run.resolvedJson()), lamina.output(), reports, profiling);
            } catch (RuntimeException e) {
                if (!stopwatch.started()) {
                    new RunFolder(folder).remove();
                }
                throw e;
            }
        }
    }

    private ExitCode resume(Resumption from, Toolbox toolbox) {
        if (out.isPresent()) {
            throw new ConfigurationException("--out and --resume exclude each other: a run goes on in its own folder");
        }
        from.remarks().forEach(lamina.output()::note);
        Run run = set.read(
                argument.map(written -> RunArgument.of(written, lamina.home()).configuration())
                        .orElseGet(from::configuration),
                toolbox,
                List.of());
        List<Difference> differences = from.differences(run, toolbox, changed);
        if (from.state().finished(run.spec().train())) {
            lamina.output().note(from.ended(run.spec().train()));
            return ExitCode.OK;
        }
        try (Session session = session(run, toolbox)) {
            Optional<Session.Pictures> pictures = lookAhead(session, from.folder());
            session.fill();
            session.restore(from.checkpoint());
            Set<Class<?>> plugins = toolbox.plugins(run);
            List<String> changes = announce(from, session, plugins, differences);
            try (Journal journal = Journal.reopen(from.folder(), METRICS_EVERY, from.state(), changes)) {
                return new AttendedTraining(session, journal, toolbox, plugins, new Stopwatch(), pictures)
                        .run(
                                training -> training.resume(from.checkpoint(), run.resolvedJson()),
                                lamina.output(),
                                reports,
                                profiling);
            }
        }
    }

    private Session session(Run run, Toolbox toolbox) {
        CompileLine line = new CompileLine(lamina.output(), System::nanoTime);
        return Session.compiled(run.spec(), toolbox.decoders(), toolbox.overrides(), line);
    }

    /** Refuses what cannot come to its end; empty if nothing is to be foretold. */
    private Optional<Session.Pictures> lookAhead(Session session, Path folder) {
        if (unchecked) {
            return Optional.empty();
        }
        Preflight preflight = Preflight.of(session, folder);
        lamina.output().note(Outlook.brief(preflight.memory(), preflight.disk()));
        preflight.require(session, lamina.output()::note);
        return Optional.of(preflight.pictures());
    }

    /** Says from where the run goes on, and what is not as it was; the latter also for the metrics. */
    private List<String> announce(
            Resumption from, Session session, Set<Class<?>> plugins, List<Difference> differences) {
        Output output = lamina.output();
        new Announcement(session).training(from.folder()).forEach(output::note);
        output.note("resumes   from " + from.text());
        List<String> changes =
                new ArrayList<>(differences.stream().map(Difference::toString).toList());
        changes.forEach(change -> output.note("changed   " + change));
        for (String change : Training.changes(session, plugins, from.checkpoint())) {
            output.note("warning: not bit for bit as the run would have gone on: another " + change);
            changes.add(change);
        }
        return changes;
    }
}
