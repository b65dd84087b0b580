package lamina.api.layer;

import lamina.api.Provider;

/**
 * A plugin that makes layers: {@code conv}, {@code max-pool} …
 *
 * @param <C> its settings
 */
public interface LayerProvider<C extends Record> extends Provider<C, Layer> {}
