/** Swish, a layer that Lamina does not have: the example of a third party's plugin. */
module acme.swish {
    requires lamina.api;

    exports acme.swish;

    provides lamina.api.layer.LayerProvider with
            acme.swish.SwishProvider;
}
