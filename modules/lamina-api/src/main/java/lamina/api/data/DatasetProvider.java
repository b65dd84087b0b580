package lamina.api.data;

import lamina.api.Provider;

/**
 * A plugin that reads datasets: {@code cifar10}, {@code image-folder} …
 *
 * @param <C> its settings
 */
public interface DatasetProvider<C extends Record> extends Provider<C, Dataset> {}
