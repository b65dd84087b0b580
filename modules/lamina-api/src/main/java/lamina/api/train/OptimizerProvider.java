package lamina.api.train;

import lamina.api.Provider;

/**
 * A plugin that makes optimizers: {@code sgd}.
 *
 * @param <C> its settings
 */
public interface OptimizerProvider<C extends Record> extends Provider<C, Optimizer> {}
