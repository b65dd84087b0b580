package lamina.api.train;

import lamina.api.Experimental;
import lamina.api.Provider;

/**
 * A plugin that lets replicas compute together: {@code threads}.
 *
 * @param <C> its settings
 */
@Experimental
public interface CollectiveProvider<C extends Record> extends Provider<C, Collectives> {}
