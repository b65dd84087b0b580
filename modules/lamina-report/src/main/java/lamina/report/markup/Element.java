package lamina.report.markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element.
 *
 * @param name its tag
 * @param attributes in the order in which they are written
 * @param children what it contains
 */
public record Element(String name, Map<String, String> attributes, List<Markup> children) implements Markup {
    /** Elements of HTML that have no end tag; all others need one even if they are empty. */
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "input", "link", "meta");

    /** Copies the collections. */
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** An element without attributes. */
    public static Element of(String name, Markup... children) {
        return new Element(name, Map.of(), List.of(children));
    }

    /** An element that contains text only. */
    public static Element text(String name, String text) {
        return of(name, new Text(text));
    }

    /** A style sheet of this program. */
    public static Element style(String css) {
        return of("style", new Verbatim(css));
    }

    /** A script of this program, in a form that an XML parser passes over too. */
    public static Element script(String javascript) {
        return of("script", new Verbatim("/*<![CDATA[*/\n" + javascript + "/*"), new Verbatim("]]" + ">*/"));
    }

    /** With an attribute more, or another value of it. */
    public Element with(String attribute, Object value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value.toString());
        return new Element(name, more, children);
    }

    /** Of a class of the style sheet; several are separated by spaces. */
    public Element styled(String classes) {
        return with("class", classes);
    }

    /** With more in it. */
    public Element add(List<? extends Markup> more) {
        List<Markup> all = new ArrayList<>(children);
        all.addAll(more);
        return new Element(name, attributes, all);
    }

    /** With more in it. */
    public Element add(Markup... more) {
        return add(List.of(more));
    }

    @Override
    public void write(StringBuilder to) {
        to.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            to.append(' ').append(attribute).append("=\"");
            new Text(value).write(to);
            to.append('"');
        });
        if (VOID.contains(name)) {
            to.append("/>");
            return;
        }
        to.append('>');
        children.forEach(child -> child.write(to));
        to.append("</").append(name).append('>');
    }
}
