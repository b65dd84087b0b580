package lamina.api.backend;

import java.util.List;
import java.util.Optional;
import lamina.api.Experimental;

/** Overrides that stand on one library. */
@Experimental
public interface OverrideSet {

    /** The name by which a backend's settings choose it: {@code onednn}. */
    String name();

    /** Why none of it can be used here: a platform without the library, say. Empty if it can. */
    Optional<String> unavailable();

    /** The overrides; empty where it is unavailable. Called again for each graph. */
    List<OpOverride<?, ?>> overrides();

    /** Whether it calls native code: asked before those that do not, and left out where only Java is wanted. */
    default boolean callsNativeCode() {
        return false;
    }

    /**
     * What it would compute in here, for a wish of {@link Precision#AUTO} too; empty if it cannot do what is wished. Only called where it
     * is available.
     *
     * @return {@link Precision#F32} or {@link Precision#BF16}
     */
    default Optional<Precision> computesIn(Precision wish) {
        return wish == Precision.BF16 ? Optional.empty() : Optional.of(Precision.F32);
    }

    /** A line on the library and on what it found of the processor, for listings; empty if there is nothing to say. Only called where it is available. */
    default String description() {
        return "";
    }

    /**
     * Makes over a whole graph before its ops are offered to {@link #overrides()} one by one: fuses ops, chooses layouts, lowers the
     * precision. Only called where it is available, and only of the first set that can do what is wished.
     */
    default Lowering lower(Graph graph, Wishes wishes) {
        return Lowering.none(graph);
    }
}
