package lamina.core.estimate;

/**
 * Room for memory or files.
 *
 * @param bytes how much in all, what is there already included
 * @param by who sets the limit, for messages
 */
public record Room(long bytes, String by) {}
