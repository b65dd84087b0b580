package $package$;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code $type$}. */
@Doc("Plain gradient descent with weight decay")
public record $Name$Settings(
        @Doc("How strongly parameters are pulled to zero, relative to the learning rate") @Default("0") @Range(min = 0)
        float weightDecay) {}
