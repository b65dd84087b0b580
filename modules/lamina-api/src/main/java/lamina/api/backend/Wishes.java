package lamina.api.backend;

/**
 * What a backend's settings ask of override sets.
 *
 * @param precision what to compute in
 * @param threads how many threads compute
 */
public record Wishes(Precision precision, int threads) {}
