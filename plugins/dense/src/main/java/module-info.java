/** A fully connected layer. */
module lamina.dense {
    requires lamina.api;
    requires lamina.ops;
}
