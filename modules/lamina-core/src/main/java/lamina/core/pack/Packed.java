package lamina.core.pack;

/**
 * A picture as it goes into a shard.
 *
 * @param name what messages call the original
 * @param label its class
 * @param file the file's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Packed(String name, int label, byte[] file) {}
