package lamina.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lamina.api.graph.Shape;
import lamina.api.train.Optimizer;
import lamina.testkit.Update;
import org.junit.jupiter.api.Test;

/** Updates worked by hand. */
class SgdTest {

    private static final Optimizer SGD = new SgdProvider().create(new SgdSettings(0.9f, 0.01f));

    /** v = -0.01 &middot; 0.1 &middot; 1 - 0.1 &middot; 0.5, and then 0.9 &middot; v - 0.01 &middot; 0.1 &middot; 0.949 - 0.05. */
    @Test
    void twoStepsByHand() {
        try (Update update = Update.of(SGD, Shape.of(1), 1, 1)) {
            update.set("w", 1).set("gradient", 0.5f).set("rate", 0.1f).run();
            assertEquals(-0.051f, update.get("velocity")[0], 1e-7f);
            assertEquals(0.949f, update.get("w")[0], 1e-6f);
            update.run();
            assertEquals(-0.096849f, update.get("velocity")[0], 1e-7f);
            assertEquals(0.852151f, update.get("w")[0], 1e-6f);
        }
    }

    /** A bias of 2012: twice the rate, no decay. */
    @Test
    void scalesOfTheParameter() {
        try (Update update = Update.of(SGD, Shape.of(1), 2, 0)) {
            update.set("w", 1).set("gradient", 0.5f).set("rate", 0.1f).run();
            assertEquals(0.9f, update.get("w")[0], 1e-6f);
        }
    }

    /** The rate is inside the velocity: when it becomes 0, what was gained before it still moves the parameter. */
    @Test
    void velocityOutlivesTheRate() {
        try (Update update = Update.of(SGD, Shape.of(1), 1, 0)) {
            update.set("w", 0).set("gradient", -1).set("rate", 1).run();
            update.set("rate", 0).run();
            assertEquals(1.9f, update.get("w")[0], 1e-6f);
        }
    }
}
