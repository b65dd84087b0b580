package lamina.api.data;

/** Hears how far a dataset is that goes through all of its files before the first example is read: large archives without an index. */
@FunctionalInterface
public interface IndexListener {

    /** Hears nothing. */
    IndexListener NONE = (_, _, _) -> {};

    /**
     * Called by the thread that goes through the files, for each example that it finds and once it is through.
     *
     * @param done how much it has gone through: bytes, or files
     * @param all how much there is; {@code done}, once it is through, also if that is by an error
     * @param examples how many were found
     */
    void indexed(long done, long all, long examples);
}
