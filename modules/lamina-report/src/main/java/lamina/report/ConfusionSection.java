package lamina.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lamina.report.Verdict.Pair;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** Which classes are taken for which: the whole matrix if it can be read, else the pairs that are confused most often. */
record ConfusionSection(Verdict verdict, ClassNames names) {
    private static final int WHOLE = 50; // classes
    private static final int PAIRS = 40;
    private static final int LEVELS = 10; // shades of a cell, as the style sheet has them

    List<Markup> content() {
        List<Markup> content = new ArrayList<>();
        int classes = verdict.classes().size();
        if (classes <= WHOLE) {
            content.add(matrix());
            content.add(Section.note(
                    "A row is what pictures show, a column what they were taken for; the shade is the share of"
                            + " the row. A dot is nobody."));
        } else {
            content.add(pairs());
            content.add(Section.note(
                    "A matrix of %s classes cannot be read: these are the %s pairs that were confused most often, of %s that were at all."
                            .formatted(
                                    Say.count(classes),
                                    Say.count(
                                            Math.min(PAIRS, verdict.confusions().size())),
                                    Say.count(verdict.confusions().size()))));
        }
        if (verdict.undecided() > 0) {
            content.add(
                    Section.note("For %s the network gave no numbers (NaN); they count as wrong and are in no column."
                            .formatted(Say.count(verdict.undecided(), "picture"))));
        }
        return content;
    }

    private Element matrix() {
        List<Element> headings = new ArrayList<>();
        headings.add(Element.text("th", "shows \u2193  taken for \u2192").with("scope", "col"));
        IntStream.range(0, verdict.classes().size())
                .forEach(label -> headings.add(Element.of("th", Element.of("span", Section.name(names.brief(label))))
                        .with("scope", "col")
                        .with("title", names.of(label))));
        Element table = Section.table(
                "Confusion matrix, pictures",
                headings,
                IntStream.range(0, verdict.classes().size()).mapToObj(this::row));
        return table.styled("scroll matrix");
    }

    private Element row(int label) {
        List<Element> cells = new ArrayList<>();
        cells.add(Element.of("th", Section.name(names.brief(label)))
                .with("scope", "row")
                .with("title", names.of(label)));
        IntStream.range(0, verdict.classes().size()).forEach(taken -> cells.add(cell(label, taken)));
        return Section.row(cells.toArray(Element[]::new));
    }

    private Element cell(int label, int taken) {
        int count = verdict.count(label, taken);
        int pictures = verdict.classes().get(label).pictures();
        int level = count == 0 ? 0 : (int) Math.max(1, Math.round((double) LEVELS * count / pictures));
        return Element.text("td", count == 0 ? "\u00b7" : Say.count(count))
                .styled((label == taken ? "right l" : "wrong l") + level);
    }

    private Element pairs() {
        return Section.table(
                "Most confused",
                Section.headings("shows", "taken for", "#pictures", "#share of the class"),
                verdict.mostConfused(PAIRS).stream().map(this::row));
    }

    private Element row(Pair pair) {
        int count = verdict.count(pair.label(), pair.taken());
        double share = (double) count / verdict.classes().get(pair.label()).pictures();
        return Section.row(
                Section.named(names.of(pair.label())),
                Section.named(names.of(pair.taken())),
                Section.number(count),
                Section.number(Say.percent(share), share));
    }
}
