package lamina.storage;

import java.util.List;
import lamina.api.data.IndexListener;

/** How far an index is, by where the last example lies: in bytes of the archives, or in folders where there are no archives. */
final class Progress {
    private final IndexListener listener;
    private final long[] before; // what lies in the sources before each; the last is all
    private final boolean bytes;

    /**
     * Progress.
     *
     * @param sources in the order in which they are gone through
     */
    Progress(List<Source> sources, IndexListener listener) {
        this.listener = listener;
        this.bytes = sources.stream().anyMatch(source -> source.size() > 0);
        this.before = new long[sources.size() + 1];
        for (int i = 0; i < sources.size(); i++) {
            before[i + 1] = before[i] + (bytes ? sources.get(i).size() : 1);
        }
    }

    /** Of an index whose sources nobody knows yet. */
    static Progress untold() {
        return new Progress(List.of(), IndexListener.NONE);
    }

    /**
     * An example is in the index.
     *
     * @param end where it ends in its source, if that is an archive
     * @param examples how many there are now
     */
    void added(int source, long end, long examples) {
        if (source + 1 < before.length) {
            long done = before[source] + (bytes ? end : 0);
            listener.indexed(Math.min(done, all() - 1), all(), examples);
        }
    }

    /** Nothing follows. */
    void ended(long examples) {
        listener.indexed(all(), all(), examples);
    }

    private long all() {
        return before[before.length - 1];
    }
}
