/** Pictures of ten figures, drawn from a seed: what Lamina trains on when it is given no data. */
module lamina.synthetic {
    requires transitive lamina.api;
    requires lamina.storage;

    exports lamina.synthetic;

    provides lamina.api.data.DatasetProvider with
            lamina.synthetic.SyntheticProvider;
}
