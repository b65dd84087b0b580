package lamina.report;

import java.util.Locale;
import lamina.report.markup.Element;

/** A share as the length of a bar; the number stands beside it, so nobody is told of it twice. */
final class Bar {
    private Bar() {}

    static Element of(double share, String colour) {
        double percent = Double.isFinite(share) ? Math.clamp(100 * share, 0, 100) : 0;
        return Element.of(
                        "svg",
                        Element.of("rect").styled("all").with("width", "100").with("height", "6"),
                        Element.of("rect")
                                .with("width", String.format(Locale.ROOT, "%.1f", percent))
                                .with("height", "6"))
                .styled("bar " + colour)
                .with("viewBox", "0 0 100 6")
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true");
    }
}
