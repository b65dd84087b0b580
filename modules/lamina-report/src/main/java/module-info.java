/** What a person sees of a run: one HTML page, in the end or while it trains. */
module lamina.report {
    requires java.desktop;
    requires jdk.httpserver;
    requires transitive lamina.core;
    requires tools.jackson.core;

    exports lamina.report;
    exports lamina.report.chart;
    exports lamina.report.comparison;
    exports lamina.report.markup;
}
