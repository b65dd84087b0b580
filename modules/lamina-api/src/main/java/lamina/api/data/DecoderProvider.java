package lamina.api.data;

import lamina.api.Provider;

/**
 * A plugin that decodes pictures: {@code imageio}, {@code imaging} …
 *
 * @param <C> its settings
 */
public interface DecoderProvider<C extends Record> extends Provider<C, Decoder> {}
