package $package$;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.api.layer.LossProvider;
import lamina.testkit.LossContract;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** It keeps the contract of losses, and does what its formula says. */
class $Name$Test extends LossContract<NoSettings> {

    @Override
    protected LossProvider<NoSettings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    /** Equal scores are probabilities of 1/2: errors of ½ and −½, and a gradient of ½ · (½ − 0) for each. */
    @Test
    void worksAsByHand() {
        try (Trial trial = Trial.of(create(), Shape.of(1, 2))) {
            trial.set("x", 3, 3).set("labels", 1).run();
            assertEquals(0.5f, trial.get("y")[0], 1e-6f);
            assertArrayEquals(new float[] {0.5f, -0.5f}, trial.gradient("x"), 1e-6f);
        }
    }
}
