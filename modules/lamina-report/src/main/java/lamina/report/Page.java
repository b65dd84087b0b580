package lamina.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.report.chart.Chart;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/**
 * A page by itself: nothing in it asks for anything outside, and its content security policy would not let it.
 *
 * @param title of the window
 * @param header what stands above the sections
 * @param sections the sections
 * @param footer what stands below them
 * @param live if it asks for more while the run trains
 */
record Page(String title, List<Markup> header, List<Section> sections, Markup footer, Optional<Live> live) {

    /**
     * A page that asks for a newer one.
     *
     * @param stamp what the next one differs by
     * @param ended whether there will be no other
     */
    record Live(String stamp, boolean ended) {}

    String html() {
        Element style = Element.style(Chart.style() + Assets.text("page.css"));
        List<Element> scripts = new ArrayList<>();
        scripts.add(Element.script(Assets.text("page.js")));
        if (live.isPresent()) {
            scripts.add(Element.script(Assets.text("live.js")));
        }
        Element head = Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", policy(style, scripts)),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
                Element.of("link").with("rel", "icon").with("href", "data:,"), // or else browsers ask for one
                Element.text("title", title),
                style);
        Element body = Element.of(
                        "body",
                        Element.of("header").add(header).add(index()),
                        Element.of("main")
                                .add(sections.stream().map(Section::element).toList()),
                        Element.of("footer", footer))
                .add(scripts);
        return "<!DOCTYPE html>\n" + root(head, body).markup() + "\n";
    }

    private Element root(Element head, Element body) {
        Element root = Element.of("html", head, body).with("lang", "en");
        Element stamped = live.map(l -> root.with("data-stamp", l.stamp())).orElse(root);
        return live.filter(Live::ended)
                .map(_ -> stamped.with("data-ended", "true"))
                .orElse(stamped);
    }

    private Element index() {
        return Element.of("nav")
                .with("aria-label", "sections")
                .add(sections.stream()
                        .map(section -> Element.text("a", section.title()).with("href", "#" + section.id()))
                        .toList());
    }

    private String policy(Element style, List<Element> scripts) {
        return "default-src 'none'; img-src data:; style-src %s; script-src %s; connect-src %s; base-uri 'none'; form-action 'none'"
                .formatted(
                        Assets.source(style.content()),
                        scripts.stream()
                                .map(Element::content)
                                .map(Assets::source)
                                .collect(Collectors.joining(" ")),
                        live.isPresent() ? "'self'" : "'none'");
    }
}
