/** Maximum and average pooling over overlapping windows. */
module lamina.pool {
    requires lamina.api;
    requires lamina.ops;
}
