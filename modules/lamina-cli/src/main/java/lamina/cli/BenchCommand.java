package lamina.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.config.Run;
import lamina.core.RunSpec;
import lamina.core.train.Benchmark;
import lamina.core.train.Initialization;
import lamina.core.train.Interference;
import lamina.core.train.OpTime;
import lamina.core.train.Session;
import lamina.core.train.Timing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast a network is; touches no data. */
@Command(
        name = "bench",
        customSynopsis = {
            "lamina bench RUN [--mode train|predict] [--batch N]",
            "       [--precision f32|bf16|auto] [--native NAME] [--threads T]",
            "       [--seconds S] [--warmup S] [--quiet S] [--ops] [--json]",
            "       [--set KEY=VALUE]..."
        },
        description = {
            "Measures how fast a network trains or predicts, on a batch of noise that is made once: its data is not touched, and the"
                    + " pipeline that reads and augments it is no part of the time.",
            "Compare only what was measured in one sitting, and where others took little of the processors."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double DISTURBED = 0.05; // of the processors' time

    private final Lamina lamina;

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--ops",
            description =
                    "then measure each operation too, for as long again: its best time, and the rate of those that multiply")
    private boolean ops;

    @Option(names = "--json", description = "print one line of JSON instead")
    private boolean json;

    BenchCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        Toolbox toolbox = lamina.toolbox();
        Run read = run.read(run.argument(lamina.home()), toolbox, options.settings());
        try (Session session = session(read.spec(), toolbox)) {
            BenchResult result = measure(read, session);
            warn(result);
            lines(result).forEach(lamina.output()::result);
        }
        return ExitCode.OK.number();
    }

    private Session session(RunSpec spec, Toolbox toolbox) {
        if (options.mode() == BenchMode.TRAIN) {
            return Session.training(
                    spec, toolbox.decoders(), toolbox.overrides(), new CompileLine(lamina.output(), System::nanoTime));
        }
        return Session.evaluation(
                spec,
                options.batch(spec.train().batch()),
                toolbox.decoders(),
                toolbox.overrides(),
                new CompileLine(lamina.output(), System::nanoTime));
    }

    private BenchResult measure(Run read, Session session) throws InterruptedException {
        lamina.output()
                .note("measuring %s (%s), batches of %s, for %s s"
                        .formatted(
                                read.spec().name(),
                                options.mode().word(),
                                Numbers.grouped(session.assembly().batch()),
                                options.seconds()));
        if (options.mode()
                == BenchMode.PREDICT) { // which begins with no weights at all, and zeros may be quicker than others
            Initialization.write(
                    session.assembly(), session.program(), read.spec().seed());
        }
        Benchmark benchmark = new Benchmark(session, options.mode().procedure());
        benchmark.warmUp(options.warmup());
        double before = Interference.await(options.quiet());
        Timing timing = benchmark.measure(options.seconds());
        double after = Interference.lost();
        Optional<Long> peak = PeakMemory.mebibytes();
        List<OpTime> times = ops ? benchmark.operations(options.seconds()) : List.of();
        return new BenchResult(read, options.mode(), session, timing, before, after, peak, times);
    }

    private void warn(BenchResult result) {
        double lost = Math.max(result.lostBefore(), result.lostAfter());
        if (lost > DISTURBED) {
            lamina.output()
                    .note(
                            ("warning: others took %s of the processors' time just before or after, so the network may be faster"
                                            + " than this; --quiet 60 waits up to a minute for them to stop")
                                    .formatted(Numbers.percent(lost)));
        }
        if (!Double.isFinite(result.timing().lastLoss())) {
            lamina.output()
                    .note(
                            ("warning: the loss is %s: on noise, and at the rate with which the run begins, training diverges;"
                                            + " the times stand")
                                    .formatted(result.timing().lastLoss()));
        }
    }

    private List<String> lines(BenchResult result) {
        return json ? List.of(new BenchJson(result).line()) : new BenchText(result).lines();
    }
}
