package acme.swish;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code acme:swish}. */
public record SwishSettings(
        @Doc("Steepness: 0 is half the identity, 1 is SiLU") @Default("1") @Range(min = 0)
        float beta) {}
