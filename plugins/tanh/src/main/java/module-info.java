/** The hyperbolic tangent. */
module lamina.tanh {
    requires lamina.api;
    requires lamina.ops;
}
