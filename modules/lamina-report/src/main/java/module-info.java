/** What a person sees of a run: one HTML page, in the end or while it trains. */
module lamina.report {
    requires java.desktop;
    requires transitive lamina.core;

    exports lamina.report.chart;
    exports lamina.report.markup;
}
