package lamina.core.verify;

import java.util.List;
import lamina.api.Provider;
import lamina.api.graph.Shape;

/**
 * What is held to the rules: a provider, with an example of its settings.
 *
 * @param provider the provider
 * @param settings settings small enough that its product can be run many times
 * @param inputs for a layer, the shapes of its inputs, batch first; empty: shapes that fit are looked for
 * @param <C> its settings
 * @param <T> its product
 */
public record Subject<C extends Record, T>(Provider<C, T> provider, C settings, List<Shape> inputs) {

    /** Copies the list. */
    public Subject {
        inputs = List.copyOf(inputs);
    }
}
