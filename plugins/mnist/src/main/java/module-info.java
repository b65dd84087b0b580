/** The dataset MNIST in its IDX form. */
module lamina.mnist {
    requires transitive lamina.api;

    exports lamina.mnist;

    provides lamina.api.data.DatasetProvider with
            lamina.mnist.MnistProvider;
}
