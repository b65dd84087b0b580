package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/** Owns one of TurboJPEG's decompressors, which holds on to native memory: given back at once after damage, else with this object. */
final class Decompressor {
    private static final Cleaner CLEANER = Cleaner.create();

    private final MemorySegment handle;
    private final Cleaner.Cleanable end;

    Decompressor() {
        MemorySegment owned = TurboJpeg.decompressor();
        handle = owned;
        end = CLEANER.register(this, () -> TurboJpeg.destroy(owned));
    }

    /** Does something with it; if that fails, this is the end of it. */
    <T> T use(Use<T> use) throws IOException {
        boolean done = false;
        try {
            T result = use.with(handle);
            done = true;
            return result;
        } finally {
            if (!done) {
                end.clean();
            }
            Reference.reachabilityFence(this);
        }
    }

    /**
     * What is done with it.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Use<T> {
        T with(MemorySegment handle) throws IOException;
    }
}
