/** Contract tests for authors of plugins. */
module lamina.testkit {
    requires transitive lamina.api;
    requires transitive lamina.ops;
    requires lamina.core;
    requires transitive org.junit.jupiter.api;
}
