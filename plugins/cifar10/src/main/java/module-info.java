/** The dataset CIFAR-10 in its binary form. */
@SuppressWarnings("module") // the digits at the end of the name are the dataset's
module lamina.cifar10 {
    requires transitive lamina.api;

    exports lamina.cifar10;

    provides lamina.api.data.DatasetProvider with
            lamina.cifar10.Cifar10Provider;
}
