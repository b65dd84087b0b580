/** Configuration files: from text to a run, with every problem reported where it stands. */
module lamina.config {
    requires transitive lamina.core;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports lamina.config;
}
