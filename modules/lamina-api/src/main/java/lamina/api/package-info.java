/**
 * What every plugin has in common: a {@link lamina.api.Provider}, the annotations of its settings record, and the five kinds of
 * {@link lamina.api.LaminaException}.
 */
package lamina.api;
