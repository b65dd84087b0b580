package lamina.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.report.Verdict.OfClass;
import lamina.report.Verdict.Pair;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** How well each class is told apart: all of them in a table, and before it the worst and the best if they are many. */
record ClassSection(Verdict verdict, ClassNames names) {
    private static final int MANY = 30;
    private static final int ENDS = 10; // classes at each end

    List<Markup> content() {
        Map<Integer, Pair> mistaken = verdict.mostOften();
        List<Integer> worstFirst = IntStream.range(0, verdict.classes().size())
                .boxed()
                .filter(label -> verdict.classes().get(label).pictures() > 0)
                .sorted(Comparator.comparingDouble(
                                (Integer label) -> verdict.classes().get(label).top1())
                        .thenComparingDouble(
                                label -> verdict.classes().get(label).top5()))
                .toList();
        List<Markup> content = new ArrayList<>();
        if (worstFirst.size() <= MANY) {
            content.add(table("Every class, the worst first", worstFirst.stream(), mistaken));
        } else {
            content.add(Element.of(
                            "div",
                            table("The worst", worstFirst.stream().limit(ENDS), mistaken),
                            table("The best", worstFirst.reversed().stream().limit(ENDS), mistaken))
                    .styled("pair"));
            content.add(Section.folded(
                    "All " + Say.count(worstFirst.size()) + " classes",
                    table("Every class, the worst first", worstFirst.stream(), mistaken)));
        }
        int unseen = verdict.classes().size() - worstFirst.size();
        if (unseen > 0) {
            content.add(
                    Section.note(Say.count(unseen) + " of the classes have no picture among those that were judged."));
        }
        return content;
    }

    private Element table(String caption, Stream<Integer> labels, Map<Integer, Pair> mistaken) {
        return Section.table(
                caption,
                Section.headings("class", "#pictures", "#top-1 accuracy", "#top-5 accuracy", "most often taken for"),
                labels.map(label -> row(label, mistaken)));
    }

    private Element row(int label, Map<Integer, Pair> mistaken) {
        OfClass score = verdict.classes().get(label);
        Pair pair = mistaken.get(label);
        return Section.row(
                Section.named(names.of(label)),
                Section.number(score.pictures()),
                Section.number(Say.percent(score.top1()), score.top1()).add(Bar.of(score.top1(), "c3")),
                Section.number(Say.percent(score.top5()), score.top5()),
                pair == null
                        ? Section.cell("")
                        : Section.named("%s (%s)"
                                .formatted(
                                        names.of(pair.taken()), Say.count(verdict.count(pair.label(), pair.taken())))));
    }
}
