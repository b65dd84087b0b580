/** Initial values of parameters. */
module lamina.init {
    requires lamina.api;
    requires lamina.ops;
}
