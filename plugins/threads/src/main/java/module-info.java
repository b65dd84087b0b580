/** Replicas within one process. */
module lamina.threads {
    requires transitive lamina.api;

    exports lamina.threads;

    provides lamina.api.train.CollectiveProvider with
            lamina.threads.ThreadsProvider;
}
