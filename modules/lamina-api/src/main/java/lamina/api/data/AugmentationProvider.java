package lamina.api.data;

import lamina.api.Provider;

/**
 * A plugin that makes augmentations: {@code random-crop}, {@code subtract-mean} …
 *
 * @param <C> its settings
 */
public interface AugmentationProvider<C extends Record> extends Provider<C, Augmentation> {}
