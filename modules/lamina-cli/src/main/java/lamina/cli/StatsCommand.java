package lamina.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lamina.core.survey.Statistics;
import lamina.core.survey.Statistics.ClassCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a dataset's pictures are like. */
@Command(
        name = "stats",
        customSynopsis = {
            "lamina data stats DATA [--split SPLIT] [--classes] [--json] [--limit N]",
            "       [--bad-items N] [--set KEY=VALUE]..."
        },
        description = {
            "Counts sizes, formats and classes, and takes mean and deviation of each channel.",
            "Of pictures as they are decoded, before anything is done to them."
        })
final class StatsCommand implements Callable<Integer> {
    private static final int FEW = 20;

    private final Lamina lamina;

    @Mixin
    private SurveyOptions options = new SurveyOptions();

    @Mixin
    private SplitOption split = new SplitOption();

    @Option(names = "--classes", description = "tell how many pictures each class has, however many there are")
    private boolean every;

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    StatsCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        return options.run(
                lamina, "stats", (_, survey, going) -> survey.on(split.split()).statistics(going), this::tell);
    }

    private ExitCode tell(Statistics statistics) {
        SurveyOptions.tell(statistics.skipped(), lamina.output());
        if (json) {
            lamina.output().result(StatsJson.line(statistics));
        } else {
            lines(statistics).forEach(lamina.output()::result);
        }
        return ExitCode.OK;
    }

    private List<String> lines(Statistics s) {
        List<String> lines = new ArrayList<>();
        lines.add("pictures  %s, %s pixels, %s stored"
                .formatted(Numbers.grouped(s.pictures()), Numbers.grouped(s.pixels()), Numbers.mebibytes(s.bytes())));
        lines.add("formats   "
                + s.formats().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(format -> format.getKey() + " " + Numbers.grouped(format.getValue()))
                        .collect(Collectors.joining(", ")));
        lines.add("without colour  " + Numbers.grouped(s.grey()));
        lines.add("height    " + range(s.height()));
        lines.add("width     " + range(s.width()));
        lines.add("shorter   " + range(s.shorter()));
        lines.add("mean      " + MeanCommand.numbers(s.mean()));
        lines.add("deviation " + MeanCommand.numbers(s.deviation()));
        lines.add("classes   " + classes(s.classes()));
        if (every || s.classes().size() <= FEW) {
            Table table = new Table(Table.numbers("label"), Table.words("class"), Table.numbers("pictures"));
            for (int label = 0; label < s.classes().size(); label++) {
                ClassCount count = s.classes().get(label);
                table.row(String.valueOf(label), count.name(), Numbers.grouped(count.pictures()));
            }
            lines.addAll(table.lines());
        }
        return lines;
    }

    private static String range(Statistics.Range range) {
        return "%s to %s, median %s".formatted(range.least(), range.greatest(), range.median());
    }

    /** How many there are, and the extremes. */
    static String classes(List<ClassCount> classes) {
        Comparator<ClassCount> byPictures = Comparator.comparingInt(ClassCount::pictures);
        ClassCount least = classes.stream().min(byPictures).orElseThrow();
        ClassCount most = classes.stream().max(byPictures).orElseThrow();
        long empty = classes.stream().filter(c -> c.pictures() == 0).count();
        String without = empty == 0 ? "" : "; %s without any".formatted(Numbers.grouped(empty));
        String pictures = least.pictures() == most.pictures()
                ? "%s pictures each".formatted(Numbers.grouped(least.pictures()))
                : "%s (%s) to %s pictures (%s)"
                        .formatted(
                                Numbers.grouped(least.pictures()),
                                least.name(),
                                Numbers.grouped(most.pictures()),
                                most.name());
        return "%s, of %s%s".formatted(Numbers.grouped(classes.size()), pictures, without);
    }
}
