/** Activations as one row for each example. */
module lamina.flatten {
    requires lamina.api;
    requires lamina.ops;
}
