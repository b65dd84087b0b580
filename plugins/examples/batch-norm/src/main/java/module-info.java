/** Batch normalization: a layer with kernels of its own and with running statistics, which live between steps. */
module acme.batchnorm {
    requires lamina.api;

    exports acme.batchnorm;

    provides lamina.api.layer.LayerProvider with
            acme.batchnorm.BatchNormProvider;
}
