/** Dropout of activations while training. */
module lamina.dropout {
    requires lamina.api;
    requires lamina.ops;
}
