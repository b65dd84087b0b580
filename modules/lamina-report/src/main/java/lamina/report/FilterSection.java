package lamina.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** The first layer's filters, as in figure 3 of the paper. */
record FilterSection(List<FilterSheet> sheets) {
    private static final int WIDE = 560; // pixels of a sheet on the page, about

    List<Markup> content() {
        return Stream.concat(
                        sheets.stream()
                                .<Markup>map(sheet -> Element.of(
                                                "div",
                                                figure(sheet, sheet.each(), "each filter on its own scale"),
                                                figure(
                                                        sheet,
                                                        sheet.alike(),
                                                        String.format(
                                                                Locale.ROOT,
                                                                "one scale for all, from \u2212%s to %s",
                                                                Say.number(sheet.largest()),
                                                                Say.number(sheet.largest()))))
                                        .styled("pair")),
                        Stream.of(Section.note(
                                "Grey is weight 0. What a filter looks for has its colours; one that learned"
                                        + " nothing still looks like noise on its own scale, and is grey on the"
                                        + " scale of all.")))
                .toList();
    }

    private static Element figure(FilterSheet sheet, Thumbnail image, String scale) {
        int larger = Math.clamp(WIDE / image.width(), 1, 12);
        String what = "%s: %s of %d \u00d7 %d"
                .formatted(
                        sheet.name(),
                        Say.count(sheet.shape().dim(0), "filter"),
                        sheet.shape().dim(2),
                        sheet.shape().dim(3));
        return Element.of(
                "figure",
                new Thumbnail(image.uri(), image.width() * larger, image.height() * larger)
                        .img(what + ", " + scale)
                        .styled("pixels"),
                Element.text("figcaption", what + "; " + scale));
    }
}
