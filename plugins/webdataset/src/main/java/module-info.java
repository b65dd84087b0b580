/** Pictures in tar archives: WebDataset's shards, and those that {@code lamina data pack} writes. */
module lamina.webdataset {
    requires transitive lamina.api;
    requires lamina.storage;
    requires tools.jackson.core;

    exports lamina.webdataset;

    provides lamina.api.data.DatasetProvider with
            lamina.webdataset.PackedProvider,
            lamina.webdataset.WebDatasetProvider;
}
