package $package$;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import lamina.api.graph.Shape;
import lamina.api.train.OptimizerProvider;
import lamina.testkit.OptimizerContract;
import lamina.testkit.Update;
import org.junit.jupiter.api.Test;

/** It keeps the contract of optimizers, and does what its formula says. */
class $Name$Test extends OptimizerContract<$Name$Settings> {

    @Override
    protected OptimizerProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings(0.5f);
    }

    /** 1 − 0.1 · (3 + 0.5 · 1) and −2 − 0.1 · (0 − 0.5 · 2). */
    @Test
    void worksAsByHand() {
        try (Update update = Update.of(create(), Shape.of(2), 1, 1)) {
            update.set("w", 1, -2).set("gradient", 3, 0).set("rate", 0.1f).run();
            assertArrayEquals(new float[] {0.65f, -1.9f}, update.get("w"), 1e-6f);
        }
    }
}
