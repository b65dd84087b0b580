package lamina.api.train;

import lamina.api.Provider;

/**
 * A plugin that makes listeners, which write down or show what a run measures: {@code csv}, {@code tensorboard}.
 *
 * @param <C> its settings
 */
public interface RunListenerProvider<C extends Record> extends Provider<C, RunListener> {}
