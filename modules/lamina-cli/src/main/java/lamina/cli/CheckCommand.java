package lamina.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.core.RunSpec;
import lamina.core.device.Crossing;
import lamina.core.estimate.MemoryEstimate;
import lamina.core.estimate.Preflight;
import lamina.core.graph.Assembly;
import lamina.core.train.Benchmark;
import lamina.core.train.Session;
import lamina.core.train.Timing;
import lamina.core.train.Transfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Assembles and compiles a run without training it, and tells what training would take. */
@Command(
        name = "check",
        customSynopsis = "lamina check RUN [--set KEY=VALUE]... [--ops] [--no-estimate]",
        description = {
            "Checks a run: layers, shapes, parameters, multiply-adds; memory, disk and time that training would take.",
            "For the time it does a few seconds of training on the run's own pictures and forgets them; if there are none, on made-up ones."
        })
final class CheckCommand implements Callable<Integer> {
    private static final double PROBE = 12; // seconds, at most: until Java has compiled what is hot
    private static final Set<String> STEP = Set.of(Assembly.TRAIN, Assembly.UPDATE);
    private static final Path FOLDER = Path.of("runs");

    private final Lamina lamina;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--ops", description = "list every operation too, what runs it, and which run slowly")
    private boolean ops;

    @Option(
            names = "--no-estimate",
            description = "touch no data, and tell neither disk nor time; train nothing, not even for a try")
    private boolean plain;

    CheckCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Toolbox toolbox = lamina.toolbox();
        RunSpec run = options.read(options.argument(lamina.home()), toolbox).spec();
        Output output = lamina.output();
        CompileLine line = new CompileLine(output, System::nanoTime);
        try (Session session = Session.compiled(run, toolbox.decoders(), toolbox.overrides(), line)) {
            Optional<Transfer> begins = session.transfer();
            output.result(run.name() + ", for one picture:");
            new LayerTable(session.assembly(), run.layers()).lines().forEach(output::result);
            new LearningTable(session.assembly()).lines().forEach(output::result);
            crossings(session).forEach(output::result);
            if (ops) {
                operations(session);
            }
            begins.ifPresent(transfer -> paragraph(transfer.lines()));
            paragraph(new Announcement(session).devices());
            toolbox.missingDecoders().forEach(missing -> paragraph(List.of(missing)));
            estimate(session);
        }
        return ExitCode.OK.number();
    }

    private void operations(Session session) {
        Placements placements = new Placements(session.program().placements());
        paragraph(placements.table().lines());
        paragraph(List.of(placements.verdict()));
    }

    private void estimate(Session session) {
        Optional<Preflight> preflight = plain ? Optional.empty() : preflight(session);
        MemoryEstimate memory = preflight.map(Preflight::memory).orElseGet(() -> MemoryEstimate.of(session, 0, true));
        paragraph(List.of("memory to train with batches of "
                + Numbers.count(session.spec().train().batch(), "picture")
                + Announcement.portions(session.spec().train()) + ":"));
        Outlook.memory(memory).forEach(lamina.output()::result);
        if (plain) {
            return;
        }
        preflight.ifPresent(found -> {
            paragraph(List.of("disk for the folder of a run, at most:"));
            Outlook.disk(found.disk()).forEach(lamina.output()::result);
        });
        preflight.ifPresentOrElse(
                found -> found.require(session, lamina.output()::note), () -> memory.require(session));
        session.fill();
        lamina.output().note("measuring the speed; --no-estimate leaves it out");
        preflight.ifPresentOrElse(
                found -> paragraph(Outlook.pace(found.pace(session, PROBE))), () -> paragraph(madeUp(session)));
    }

    /** Empty if the pictures are not there: a run may be checked on another machine than the one that is to train it. */
    private Optional<Preflight> preflight(Session session) {
        try {
            return Optional.of(Preflight.of(session, FOLDER));
        } catch (DataException e) {
            lamina.output().note("warning: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> madeUp(Session session) {
        Benchmark benchmark = new Benchmark(session, Assembly.TRAIN);
        benchmark.warmUp(PROBE / 2);
        Timing timing = benchmark.measure(PROBE / 2);
        return List.of(String.format(
                Locale.ROOT,
                "speed     %,.1f images/s on made-up pictures; how many there are, and how long reading them takes, is not known",
                timing.imagesPerSecond(timing.mean())));
    }

    private void paragraph(List<String> lines) {
        lamina.output().result("");
        lines.forEach(lamina.output()::result);
    }

    /** What devices hand each other in a step of training; nothing if there is but one. */
    private static List<String> crossings(Session session) {
        List<Crossing> training = session.crossings().stream()
                .filter(crossing -> STEP.contains(crossing.procedure()))
                .toList();
        if (training.isEmpty()) {
            return List.of();
        }
        Table table = new Table(
                Table.words("crosses in a step"), Table.words("from"), Table.words("to"), Table.numbers("bytes"));
        training.forEach(crossing -> table.row(
                crossing.tensor().toString().substring(crossing.procedure().length() + 1),
                crossing.from(),
                crossing.to(),
                Numbers.grouped(inStep(crossing, session.assembly()))));
        long total = training.stream()
                .mapToLong(crossing -> inStep(crossing, session.assembly()))
                .sum();
        return Stream.concat(Stream.of(""), table.rule().row("total", "", "", Numbers.grouped(total)).lines().stream())
                .toList();
    }

    private static long inStep(Crossing crossing, Assembly assembly) {
        boolean portion = crossing.procedure().equals(Assembly.TRAIN);
        return crossing.bytes() * (portion ? assembly.portions() : 1);
    }
}
