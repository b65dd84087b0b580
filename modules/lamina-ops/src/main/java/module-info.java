/** The vocabulary of ops that layers emit and backends recognise, with portable kernels. */
module lamina.ops {
    requires transitive lamina.api;

    exports lamina.ops;
}
