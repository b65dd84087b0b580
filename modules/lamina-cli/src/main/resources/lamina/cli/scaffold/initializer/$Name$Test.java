package $package$;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import lamina.api.graph.InitializerProvider;
import lamina.api.graph.Shape;
import lamina.api.kernel.Floats;
import lamina.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

/** It keeps the contract of initializers, and does what its formula says. */
class $Name$Test extends InitializerContract<$Name$Settings> {

    @Override
    protected InitializerProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings(0.5f);
    }

    @Override
    protected double mean() {
        return 0;
    }

    @Override
    protected double deviation() {
        return 0.5;
    }

    @Test
    void noValueIsFarOut() {
        try (Arena arena = Arena.ofConfined()) {
            Floats values = new Floats(arena.allocate(4 * 10_000, 64));
            create().fill(values, Shape.of(100, 100), 1);
            for (int i = 0; i < values.length(); i++) {
                float value = values.get(i);
                assertTrue(Math.abs(value) <= 0.5 * 2.4495, () -> "value " + value);
            }
        }
    }
}
