package lamina.api.backend;

/**
 * A part of a program's memory.
 *
 * @param purpose what it is for: {@code parameters}, {@code values}, {@code scratch} …
 * @param bytes how much
 */
public record MemoryUse(String purpose, long bytes) {}
