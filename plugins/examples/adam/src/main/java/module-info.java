/** Adam, an optimizer with two moving averages for each parameter. */
module acme.adam {
    requires lamina.api;

    exports acme.adam;

    provides lamina.api.train.OptimizerProvider with
            acme.adam.AdamProvider;
}
