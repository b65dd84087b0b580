package lamina.api.layer;

import lamina.api.Provider;

/**
 * A plugin that makes losses: {@code softmax-loss}.
 *
 * @param <C> its settings
 */
public interface LossProvider<C extends Record> extends Provider<C, Loss> {}
