package lamina.init;

import lamina.api.Default;
import lamina.api.Doc;

/** The settings of {@code he}. */
@Doc("Values of variance 2 / fan, made for relu")
public record HeSettings(
        @Doc(
                "Which connections are counted: in, out, or the average of both; in keeps the variance of activations, out that of gradients")
        @Default("in")
        Fan fan,

        @Doc("How values are distributed: uniform or gaussian; the paper has gaussian") @Default("gaussian")
        Distribution distribution) {}
