package lamina.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import lamina.api.train.Epoch;
import lamina.core.train.RunState;
import lamina.report.chart.Axis;
import lamina.report.chart.Chart;
import lamina.report.chart.Points;
import lamina.report.chart.Series;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;
import lamina.report.markup.Text;

/**
 * Runs side by side: a table, and a curve of each over its epochs.
 *
 * @param title of the page
 * @param candidates in the order of the table
 */
public record Comparison(String title, List<Candidate> candidates) {
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
              background: var(--paper); color: var(--ink); }
            .table { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
            th { color: var(--muted); font-weight: 600; }
            .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .best td { font-weight: 600; }
            code { font-size: 13px; overflow-wrap: anywhere; }
            .remark { color: var(--muted); }
            .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1.5rem; margin-top: 2rem; }
            """;

    /** Copies the list. */
    public Comparison {
        candidates = List.copyOf(candidates);
    }

    /** The candidate whose best epoch is the best of all; of equals, the first. */
    public Optional<Candidate> best() {
        List<Epoch> bests =
                candidates.stream().flatMap(run -> run.best().stream()).toList();
        return RunState.best(bests)
                .flatMap(best -> candidates.stream()
                        .filter(run -> run.best().filter(best::equals).isPresent())
                        .findFirst());
    }

    /** The text of an HTML file that needs nothing else. */
    public String page() {
        Element head = Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.text("title", title),
                Element.style(Chart.style() + STYLE));
        Element body = Element.of(
                "body",
                Element.text("h1", title),
                Element.of("div", table()).styled("table"),
                Element.of("div")
                        .styled("charts")
                        .add(
                                chart(
                                        "Validation: top-1",
                                        "%",
                                        epoch -> 100 * epoch.validation().top1()),
                                chart(
                                        "Validation: loss",
                                        "loss",
                                        epoch -> epoch.validation().loss()),
                                chart("Training: loss", "loss", Epoch::loss)));
        return "<!DOCTYPE html>\n"
                + Element.of("html", head, body).with("lang", "en").markup() + "\n";
    }

    private Element table() {
        Element headings = Element.of(
                "tr",
                Element.text("th", "run"),
                Element.text("th", "changes"),
                Element.text("th", "state"),
                heading("epochs"),
                heading("best epoch"),
                heading("top-1"),
                heading("top-5"),
                heading("loss"),
                heading("training loss"),
                heading("time"));
        return Element.of("table", Element.of("thead", headings))
                .add(Element.of("tbody").add(candidates.stream().map(this::row).toList()));
    }

    private static Element heading(String text) {
        return Element.text("th", text).styled("number");
    }

    private Element row(Candidate run) {
        Optional<Epoch> best = run.best();
        Element row = Element.of(
                "tr",
                Element.text("td", run.name()),
                Element.of("td").add(changes(run)),
                state(run),
                number(String.valueOf(run.epochs().size())),
                number(best.map(epoch -> String.valueOf(epoch.number())).orElse("")),
                number(best.map(epoch ->
                                text("%.1f %%", 100 * epoch.validation().top1()))
                        .orElse("")),
                number(best.map(epoch ->
                                text("%.1f %%", 100 * epoch.validation().top5()))
                        .orElse("")),
                number(best.map(epoch -> text("%.3f", epoch.validation().loss()))
                        .orElse("")),
                number(run.last().map(epoch -> text("%.3f", epoch.loss())).orElse("")),
                number(text("%.0f s", run.seconds())));
        return best().filter(run::equals).isPresent() ? row.styled("best") : row;
    }

    private static List<Markup> changes(Candidate run) {
        List<Markup> changes = new ArrayList<>();
        for (String change : run.changes()) {
            if (!changes.isEmpty()) {
                changes.add(Element.of("br"));
            }
            changes.add(Element.text("code", change));
        }
        return changes;
    }

    private static Element state(Candidate run) {
        Element state = Element.of("td", new Text(run.state()));
        return run.remark().isEmpty()
                ? state
                : state.add(Element.of("br"), Element.text("span", run.remark()).styled("remark"));
    }

    private static Element number(String text) {
        return Element.text("td", text).styled("number");
    }

    private static String text(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    private Element chart(String name, String unit, ToDoubleFunction<Epoch> value) {
        List<Series> lines = IntStream.range(0, candidates.size())
                .filter(i -> !candidates.get(i).epochs().isEmpty())
                .mapToObj(i -> Series.dots(candidates.get(i).name(), i + 1, points(candidates.get(i), value)))
                .toList();
        return new Chart(name, Axis.linear("epoch"), Axis.linear(unit), lines, List.of()).svg();
    }

    private static Points points(Candidate run, ToDoubleFunction<Epoch> value) {
        Points points = new Points();
        run.epochs().forEach(epoch -> points.add(epoch.number(), value.applyAsDouble(epoch)));
        return points;
    }
}
