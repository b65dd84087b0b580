package $package$;

import java.util.List;
import java.util.Optional;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;

/** The set. A backend asks it for each op of a graph, unless its setting {@code native} leaves the set out. */
final class $Name$ implements OverrideSet {

    @Override
    public String name() {
        return "$type$"; // what a backend's setting "native" calls it
    }

    /** A set that needs a library says here what is missing, and how to get it. */
    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    /** One for each kind of op. One that takes an op whose gradient reads more than the op's outputs takes the gradient too. */
    @Override
    public List<OpOverride<?, ?>> overrides() {
        return List.of(new $Name$Reshape());
    }
}
