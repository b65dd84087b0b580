package lamina.config;

/**
 * A value and the configuration that says it in full, defaults filled in.
 *
 * @param value the value
 * @param node what would be bound to the same value again
 */
record Bound(Object value, Node node) {}
