package lamina.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;
import lamina.report.markup.Text;

/**
 * A section of a page.
 *
 * @param id by which the page's index finds it
 * @param title its heading
 * @param content what it has
 */
record Section(String id, String title, List<Markup> content) {

    /** A section that is missing says why. */
    static <T> Section of(String id, String title, Part<T> part, Function<T, List<Markup>> content) {
        return new Section(
                id,
                title,
                switch (part) {
                    case Part.There<T>(T value) -> content.apply(value);
                    case Part.Missing<T>(String why) -> List.of(missing(why));
                });
    }

    static Markup missing(String why) {
        return Element.text("p", "Not here: " + why).styled("missing");
    }

    Element element() {
        return Element.of("section", Element.text("h2", title)).with("id", id).add(content);
    }

    static Element note(String text) {
        return Element.text("p", text).styled("note");
    }

    /** Something that is folded away until it is wanted. */
    static Element folded(String summary, Markup... content) {
        return Element.of("details", Element.text("summary", summary)).add(content);
    }

    /** A name out of a configuration or a dataset: whatever its letters do, they do it to themselves only. */
    static Element name(String name) {
        return Element.text("bdi", name);
    }

    /** A table that may be wider than the screen; a person sorts it by its headings where scripts run. */
    static Element table(String caption, List<Element> headings, Stream<Element> rows) {
        return Element.of(
                        "div",
                        Element.of(
                                "table",
                                Element.text("caption", caption),
                                Element.of("thead", Element.of("tr").add(headings)),
                                Element.of("tbody").add(rows.toList())))
                .styled("scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", caption);
    }

    static Element row(Element... cells) {
        return Element.of("tr", cells);
    }

    static List<Element> headings(String... names) {
        return Arrays.stream(names).map(Section::heading).toList();
    }

    /** Of a column of numbers if it begins with #. */
    static Element heading(String name) {
        return name.startsWith("#")
                ? Element.text("th", name.substring(1)).with("scope", "col").styled("number")
                : Element.text("th", name).with("scope", "col");
    }

    static Element cell(String text) {
        return Element.text("td", text);
    }

    /** A cell of a name. */
    static Element named(String text) {
        return Element.of("td", name(text));
    }

    /** A cell of a count. */
    static Element number(long count) {
        return number(Say.count(count), (double) count);
    }

    /** A cell that stands to the right, and sorts by its number. */
    static Element number(String text, double value) {
        return Element.text("td", text).styled("number").with("data-sort", value);
    }

    static Text text(String text) {
        return new Text(text);
    }
}
