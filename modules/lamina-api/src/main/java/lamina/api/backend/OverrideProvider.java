package lamina.api.backend;

import lamina.api.Provider;

/**
 * A plugin that makes ops faster on backends that others wrote: {@code onednn}.
 *
 * @param <C> its settings
 */
public interface OverrideProvider<C extends Record> extends Provider<C, OverrideSet> {}
