package lamina.api.train;

import java.util.List;
import lamina.api.Experimental;

/** A way for members of a group to compute together: threads of one process, processes of a cluster. */
@Experimental
public interface Collectives {

    /**
     * Makes a group, or joins one.
     *
     * @param members how many members live in this process, at least 1
     * @return theirs, by rank; if there are no others anywhere, their size is {@code members}
     * @throws lamina.api.BackendException if the others cannot be reached
     */
    List<Collective> join(int members);
}
