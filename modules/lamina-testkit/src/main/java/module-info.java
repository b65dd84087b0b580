/**
 * Contract tests for authors of plugins: extend the contract of your kind of plugin, give what it asks for, and add your own examples
 * worked by hand.
 */
module lamina.testkit {
    requires transitive lamina.api;
    requires transitive lamina.core; // of the plugins' verifier
    requires lamina.kernels;
    requires transitive lamina.ops; // of samples of them
    requires lamina.storage;
    requires jdk.management; // memory of a thread
    requires transitive org.junit.jupiter.api;
    requires org.opentest4j;

    exports lamina.testkit;

    provides lamina.core.verify.Verifier with
            lamina.testkit.PluginVerifier;
}
