package lamina.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lamina.core.train.OpTime;
import lamina.core.train.Timing;

/**
 * What {@code bench} measured, for people.
 *
 * @param result what it measured
 */
record BenchText(BenchResult result) {

    List<String> lines() {
        Timing timing = result.timing();
        List<String> lines = new ArrayList<>();
        lines.add("model     %s, %s, batches of %s, %s"
                .formatted(result.model(), result.mode().word(), Numbers.grouped(timing.batch()), result.precision()));
        lines.add("speed     %s images/s at best, %s in the median, %s in the mean"
                .formatted(speed(timing.best()), speed(timing.quantile(0.5)), speed(timing.mean())));
        lines.add("step      %s ms at best, %s in the median, %s for 99 %% of %s"
                .formatted(
                        milliseconds(timing.best()),
                        milliseconds(timing.quantile(0.5)),
                        milliseconds(timing.quantile(0.99)),
                        Numbers.count(timing.steps(), "step")));
        lines.add("loss      %s at first, %s at last"
                .formatted(Numbers.loss(timing.firstLoss()), Numbers.loss(timing.lastLoss())));
        lines.add("memory    %s in the program%s"
                .formatted(
                        Numbers.mebibytes(result.programBytes()),
                        result.peak()
                                .map(peak -> ", " + Numbers.grouped(peak) + " MiB in the process at its peak")
                                .orElse("")));
        lines.add("lost      %s of the processors to others before, %s after"
                .formatted(Numbers.percent(result.lostBefore()), Numbers.percent(result.lostAfter())));
        lines.add("device    " + result.device());
        lines.add("versions  lamina %s, Java %s".formatted(Version.number(), Runtime.version()));
        lines.addAll(operations());
        return lines;
    }

    private List<String> operations() {
        if (result.ops().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table().lines());
        lines.add("");
        lines.add("the best step took %s ms, %s times what all its operations took at their best"
                .formatted(milliseconds(result.timing().best()), decimal(2, result.stepOverOps())));
        lines.add("of that time " + libraries());
        lines.add(new Placements(result.ops().stream().map(OpTime::placement).toList()).verdict());
        return lines;
    }

    /** Who took how much: a kernel that nobody made faster may be what costs, however little it multiplies. */
    private String libraries() {
        Map<String, Double> shares = result.ops().stream()
                .collect(groupingBy(
                        op -> Placements.library(op.placement()),
                        TreeMap::new,
                        summingDouble(op -> op.milliseconds() / result.opsSum())));
        return shares.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Numbers.percent(entry.getValue()))
                .collect(joining(", "));
    }

    private Table table() {
        Table table = new Table(
                Table.words("operation"),
                Table.words("writes"),
                Table.words("runs on"),
                Table.words("speed"),
                Table.numbers("best ms"),
                Table.numbers("share"),
                Table.numbers("GFLOP/s"));
        result.ops().forEach(op -> row(op, table));
        return table.rule().row("total", "", "", "", milliseconds(result.opsSum()), "", "");
    }

    /** An operation that is done within another has no numbers of its own. */
    private void row(OpTime op, Table table) {
        boolean timed = op.nanoseconds() > 0;
        table.row(
                op.placement().op().type(),
                Placements.written(op.placement()),
                op.placement().implementation(),
                Placements.speed(op.placement()),
                timed ? milliseconds(op.milliseconds()) : "",
                timed ? Numbers.percent(op.milliseconds() / result.opsSum()) : "",
                op.gigaflops() > 0 ? decimal(1, op.gigaflops()) : "");
    }

    private String speed(double milliseconds) {
        return decimal(1, result.timing().imagesPerSecond(milliseconds));
    }

    private static String milliseconds(double time) {
        return decimal(3, time);
    }

    private static String decimal(int places, double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%,." + places + "f", number);
    }
}
