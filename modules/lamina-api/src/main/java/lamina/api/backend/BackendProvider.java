package lamina.api.backend;

import lamina.api.Provider;

/**
 * A plugin that runs graphs: {@code cpu}.
 *
 * @param <C> its settings
 */
public interface BackendProvider<C extends Record> extends Provider<C, Backend> {}
