package lamina.api.graph;

import lamina.api.Provider;

/**
 * A plugin that initializes parameters: {@code gaussian}, {@code constant} …
 *
 * @param <C> its settings
 */
public interface InitializerProvider<C extends Record> extends Provider<C, Initializer> {}
