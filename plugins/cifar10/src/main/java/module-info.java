/** The CIFAR-10 dataset in its binary form. */
@SuppressWarnings("module") // the digits at the end of the name are the dataset's
module lamina.cifar10 {
    requires lamina.api;
    requires lamina.ops;
}
