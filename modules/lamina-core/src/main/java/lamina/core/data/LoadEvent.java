package lamina.core.data;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A few pictures that one thread of a loader reads, decodes and augments, in a flight recording. */
@Name("lamina.Load")
@Label("Load Pictures")
@Category("Lamina")
@Description("A few pictures of a batch, read, decoded and augmented by one thread")
@StackTrace(false)
final class LoadEvent extends Event {
    @Label("Epoch")
    int epoch;

    @Label("Batch")
    @Description("Counted from 0 in each epoch")
    long batch;

    @Label("Pictures")
    int pictures;

    @Label("Last Picture")
    String last;

    /** Records them, if anybody does. */
    void finish(int inEpoch, long inBatch, int count, String name) {
        end();
        if (shouldCommit()) {
            epoch = inEpoch;
            batch = inBatch;
            pictures = count;
            last = name;
            commit();
        }
    }
}
