package $package$;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.testkit.BackendContract;
import org.junit.jupiter.api.Test;

/** It keeps the contract of backends. */
class $Name$Test extends BackendContract<NoSettings> {

    @Override
    protected BackendProvider<NoSettings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    /** The very same kernels as the reference, so the very same bits; faster ones are allowed a little. */
    @Override
    protected double tolerance() {
        return 0;
    }

    @Test
    void namesItsDevice() {
        try (Backend backend = create()) {
            assertEquals("$word$", backend.devices(List.of()).getFirst().name());
        }
    }
}
