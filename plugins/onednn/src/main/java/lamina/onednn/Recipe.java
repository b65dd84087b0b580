package lamina.onednn;

import lamina.api.graph.Op;

/** How one kind of op is made over. */
interface Recipe<O extends Op> {

    /**
     * Adds to the passage what does the op's work.
     *
     * @throws Unfit if oneDNN had better not do it; nothing was added then but copies
     */
    void lower(O op, Passage passage) throws Unfit;
}
