package lamina.core.pack;

/** A picture as it goes into a shard. */
final class Packed {
    private final String name;
    private final int label;
    private final byte[] file;

    /**
     * A picture.
     *
     * @param name what messages call the original
     * @param label its class
     * @param file the file's bytes, not copied
     */
    Packed(String name, int label, byte[] file) {
        this.name = name;
        this.label = label;
        this.file = file;
    }

    String name() {
        return name;
    }

    int label() {
        return label;
    }

    byte[] file() {
        return file;
    }
}
