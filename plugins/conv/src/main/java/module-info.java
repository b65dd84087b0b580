/** Two-dimensional convolution, with groups. */
module lamina.conv {
    requires lamina.api;
    requires lamina.ops;
}
