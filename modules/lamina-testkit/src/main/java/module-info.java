/**
 * Contract tests for authors of plugins: extend the contract of your kind of plugin, give what it asks for, and add your own examples
 * worked by hand.
 */
module lamina.testkit {
    requires transitive lamina.api;
    requires lamina.core;
    requires lamina.kernels;
    requires lamina.ops;
    requires lamina.storage;
    requires jdk.management; // memory of a thread
    requires transitive org.junit.jupiter.api;

    exports lamina.testkit;
}
