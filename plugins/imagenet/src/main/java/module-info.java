/** ImageNet's large-scale visual recognition challenges of 2010 and 2012, as their organisers packed them. */
module lamina.imagenet {
    requires transitive lamina.api;
    requires lamina.storage;

    exports lamina.imagenet;

    provides lamina.api.data.DatasetProvider with
            lamina.imagenet.ImagenetProvider;
}
