import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the results of {@code compare} as tables in Markdown: {@code java Table.java rows.txt RESULTS.jsonl...}
 *
 * <p>A ratio is ours to the best of theirs: of the best runs, and of the medians over the rounds. A gate is judged by the best runs of
 * three rounds or more, since a disturbed run is only ever slower; with fewer the verdict stands in parentheses.
 */
final class Table {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([^,}\\]\\[{]+))");
    private static final double DISTURBED = 0.08;
    private static final int ROUNDS = 3;

    public static void main(String[] arguments) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (line.startsWith("row ")) {
                rows.add(Row.of(line));
            }
        }
        Map<String, Map<String, Contender>> results = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            for (String line : Files.readAllLines(Path.of(arguments[i]))) {
                Run run = Run.of(line);
                results.computeIfAbsent(run.text("row"), row -> new LinkedHashMap<>())
                        .computeIfAbsent(run.who(), who -> new Contender(run.text("side"), who, new ArrayList<>()))
                        .runs()
                        .add(run);
            }
        }
        rows.removeIf(row -> !results.containsKey(row.name()));
        printRatios(rows, results);
        printRuns(rows, results);
    }

    /** A line of rows.txt. */
    record Row(String name, String title, boolean latency, Optional<Double> gate) {

        static Row of(String line) {
            String[] parts = line.substring(4).split("\\|");
            String gate = parts[3].strip();
            return new Row(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip().equals("latency"),
                    gate.equals("-") ? Optional.empty() : Optional.of(Double.valueOf(gate)));
        }

        /** The better one first. */
        Comparator<Double> order() {
            return latency ? Comparator.naturalOrder() : Comparator.reverseOrder();
        }

        double best(Contender contender) {
            return contender.values(latency ? "p50_ms" : "images_per_s_best", contender.runs()).stream()
                    .min(order())
                    .orElseThrow();
        }

        double median(Contender contender) {
            List<Double> values = contender.values(latency ? "p50_ms" : "images_per_s_median", contender.quietRuns());
            List<Double> sorted = values.stream().sorted().toList();
            return (sorted.get(sorted.size() / 2) + sorted.get((sorted.size() - 1) / 2)) / 2;
        }

        String gateText() {
            return gate.map(value -> (latency ? "≤ " : "≥ ") + value).orElse("–");
        }

        String verdict(double ratio, int rounds) {
            if (gate.isEmpty()) {
                return "–";
            }
            String verdict = (latency ? ratio <= gate.get() : ratio >= gate.get()) ? "yes" : "**no**";
            return rounds >= ROUNDS ? verdict : "(" + verdict + ")";
        }
    }

    /** All runs of one way to do what a row says. */
    record Contender(String side, String who, List<Run> runs) {

        boolean ours() {
            return side.equals("ours");
        }

        /** Those beside which little else ran, or all if there is none. */
        List<Run> quietRuns() {
            List<Run> quiet = runs.stream().filter(run -> run.lost() < DISTURBED).toList();
            return quiet.isEmpty() ? runs : quiet;
        }

        List<Double> values(String field, List<Run> of) {
            return of.stream().map(run -> run.number(field)).toList();
        }

        double max(ToDoubleFunction<Run> property) {
            return runs.stream().mapToDouble(property).max().orElse(0);
        }
    }

    /** One process: a line of JSON without objects inside. */
    record Run(Map<String, String> fields) {

        static Run of(String line) {
            Map<String, String> fields = new HashMap<>();
            Matcher matcher = FIELD.matcher(line);
            while (matcher.find()) {
                fields.putIfAbsent(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
            }
            return new Run(fields);
        }

        String text(String name) {
            return fields.getOrDefault(name, "");
        }

        double number(String name) {
            return Double.parseDouble(fields.getOrDefault(name, "0"));
        }

        double lost() {
            return Math.max(number("lost_before"), number("lost_after"));
        }

        String who() {
            return (text("peer") + " " + text("layout") + " " + text("variant")).strip().replaceAll(" +", " ");
        }
    }

    private static void printRatios(List<Row> rows, Map<String, Map<String, Contender>> results) {
        System.out.println("| row | what | ours | best of the others | ratio of bests | ratio of medians | gate | holds | peak MB |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Row row : rows) {
            List<Contender> all = List.copyOf(results.get(row.name()).values());
            Optional<Contender> ours = all.stream().filter(Contender::ours).findFirst();
            Optional<Contender> theirs = best(row, all);
            if (ours.isPresent() && theirs.isPresent()) {
                printRatio(row, ours.get(), theirs.get(), bestMedian(row, all));
            } else {
                print("| %s | %s | %s | | | | %s | | |%n", row.name(), row.title(), "not both sides gave a result", row.gateText());
            }
        }
    }

    private static void printRatio(Row row, Contender ours, Contender theirs, double theirMedian) {
        double best = row.best(ours) / row.best(theirs);
        String unit = row.latency() ? " ms" : "/s";
        print(
                "| %s | %s | %.1f%s | %.1f%s, %s | **%.2f** | %.2f | %s | %s | %.0f, %.0f |%n",
                row.name(),
                row.title(),
                row.best(ours),
                unit,
                row.best(theirs),
                unit,
                theirs.who(),
                best,
                row.median(ours) / theirMedian,
                row.gateText(),
                row.verdict(best, Math.min(ours.runs().size(), theirs.runs().size())),
                ours.max(run -> run.number("peak_rss_mb")),
                theirs.max(run -> run.number("peak_rss_mb")));
    }

    private static Optional<Contender> best(Row row, List<Contender> all) {
        return all.stream().filter(one -> !one.ours()).min(Comparator.comparing(row::best, row.order()));
    }

    private static double bestMedian(Row row, List<Contender> all) {
        return all.stream()
                .filter(one -> !one.ours())
                .map(row::median)
                .min(row.order())
                .orElseThrow();
    }

    private static void printRuns(List<Row> rows, Map<String, Map<String, Contender>> results) {
        System.out.println();
        System.out.println("| row | who | best images/s | median images/s | p50 ms | p99 ms | peak MB | lost | runs |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Row row : rows) {
            Row rate = new Row(row.name(), "", false, Optional.empty());
            for (Contender one : results.get(row.name()).values()) {
                print(
                        "| %s | %s | %.1f | %.1f | %.2f | %.2f | %.0f | %.0f %% | %d |%n",
                        row.name(),
                        one.who(),
                        rate.best(one),
                        rate.median(one),
                        one.values("p50_ms", one.runs()).stream().min(Comparator.naturalOrder()).orElseThrow(),
                        one.values("p99_ms", one.runs()).stream().min(Comparator.naturalOrder()).orElseThrow(),
                        one.max(run -> run.number("peak_rss_mb")),
                        100 * one.max(Run::lost),
                        one.runs().size());
            }
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
