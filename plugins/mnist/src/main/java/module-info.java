/** The MNIST dataset in its IDX form. */
module lamina.mnist {
    requires lamina.api;
    requires lamina.ops;
}
