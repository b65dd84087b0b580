package lamina.core.pack;

import lamina.api.data.Split;

/** Hears how far packing is; what it throws ends it, and what is whole is kept. */
@FunctionalInterface
public interface PackListener {

    /**
     * Some pictures are done.
     *
     * @param split what is packed
     * @param done pictures so far, those of shards that were there before too
     * @param all pictures of the split
     */
    void packed(Split split, int done, int all);

    /** Pictures are waited for; told of now and then. */
    default void waiting() {}
}
