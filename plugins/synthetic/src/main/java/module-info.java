/** Images made from a seed, for tests and measurements. */
module lamina.synthetic {
    requires lamina.api;
    requires lamina.ops;
}
