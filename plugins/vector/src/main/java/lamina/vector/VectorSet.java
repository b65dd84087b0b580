package lamina.vector;

import java.util.List;
import java.util.Optional;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;

/** What the Vector API makes faster. Loaded also where that API is missing, so it names no class that mentions vectors but in bodies. */
final class VectorSet implements OverrideSet {
    private static final String MODULE = "jdk.incubator.vector";

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Optional<String> unavailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                ? Optional.empty()
                : Optional.of("this Java was started without the module " + MODULE
                        + ". The launcher adds it for commands that compute; elsewhere run Java with --add-modules "
                        + MODULE);
    }

    @Override
    public List<OpOverride<?, ?>> overrides() {
        return unavailable().isPresent() ? List.of() : Overrides.all();
    }

    @Override
    public String description() {
        return unavailable().isPresent() ? "" : "Vector API, " + Lanes.LENGTH * Float.SIZE + " bits";
    }
}
