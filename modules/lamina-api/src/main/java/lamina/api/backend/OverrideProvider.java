package lamina.api.backend;

import lamina.api.Experimental;
import lamina.api.Provider;

/**
 * A plugin that makes ops faster on backends that others wrote: {@code onednn}.
 *
 * @param <C> its settings
 */
@Experimental
public interface OverrideProvider<C extends Record> extends Provider<C, OverrideSet> {}
