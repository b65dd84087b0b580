/** The rectified linear unit. */
module lamina.relu {
    requires lamina.api;
    requires lamina.ops;
}
