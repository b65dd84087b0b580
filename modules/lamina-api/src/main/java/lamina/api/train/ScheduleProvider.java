package lamina.api.train;

import lamina.api.Provider;

/**
 * A plugin that makes schedules: {@code constant}, {@code plateau} …
 *
 * @param <C> its settings
 */
public interface ScheduleProvider<C extends Record> extends Provider<C, Schedule> {}
