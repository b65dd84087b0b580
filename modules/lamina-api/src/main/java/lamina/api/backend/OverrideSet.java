package lamina.api.backend;

import java.util.List;
import java.util.Optional;

/** Overrides that stand on one library. */
public interface OverrideSet {

    /** The name by which a backend's settings choose it: {@code onednn}. */
    String name();

    /** Why none of it can be used here: a platform without the library, say. Empty if it can. */
    Optional<String> unavailable();

    /** The overrides; empty where it is unavailable. Called again for each graph. */
    List<OpOverride<?, ?>> overrides();
}
