package lamina.api;

/** The settings of a plugin that has none. */
public record NoSettings() {}
