package lamina.init;

import lamina.api.Default;
import lamina.api.Doc;

/** The settings of {@code constant}. */
@Doc("The same value everywhere")
public record ConstantSettings(
        @Doc("The value") @Default("0") float value) {}
