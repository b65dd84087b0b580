package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ThreadLocalRandom;
import lamina.api.NoSettings;
import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;
import lamina.api.kernel.Rng;
import org.junit.jupiter.api.Test;

/** A sound initializer passes every rule, and for each rule there is a broken one that fails it. */
class InitializerContractTest {

    /** The value at an index, given the seed. */
    @FunctionalInterface
    private interface Value {
        float at(long seed, int i);
    }

    private static Of each(Value value) {
        return new Of((values, _, seed) -> {
            for (int i = 0; i < values.length(); i++) {
                values.set(i, value.at(seed, i));
            }
        });
    }

    @Test
    void aSoundInitializerPasses() {
        Of sound = each((seed, i) -> Rng.gaussian(seed, 0, i));
        assertDoesNotThrow(sound::fillsAll);
        assertDoesNotThrow(sound::isPure);
        assertDoesNotThrow(sound::dependsOnTheSeed);
        assertDoesNotThrow(sound::hasItsMoments);
        assertDoesNotThrow(sound::neighboursDiffer);
    }

    @Test
    void leavingOneOutFailsI1() {
        fails(new Of((values, _, _) -> values.set(0, 1))::fillsAll);
        fails(each((_, i) -> 1f / i)::fillsAll);
    }

    @Test
    void chanceFailsI2() {
        fails(each((_, _) -> ThreadLocalRandom.current().nextFloat())::isPure);
    }

    @Test
    void ignoringTheSeedFailsI3() {
        fails(each((_, i) -> Rng.gaussian(1, 0, i))::dependsOnTheSeed);
    }

    @Test
    void otherMomentsFailI4() {
        fails(each((seed, i) -> 1.02f * Rng.gaussian(seed, 0, i))::hasItsMoments);
        fails(each((seed, i) -> 0.02f + Rng.gaussian(seed, 0, i))::hasItsMoments);
    }

    @Test
    void repetitionFailsI5() {
        fails(each((seed, i) -> Rng.gaussian(seed, 0, i / 2))::neighboursDiffer);
    }

    private static void fails(Runnable rule) {
        assertThrows(AssertionError.class, rule::run);
    }

    /** The contract of an initializer that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of extends InitializerContract<NoSettings> {
        private final Initializer initializer;

        Of(Initializer initializer) {
            this.initializer = initializer;
        }

        @Override
        protected double mean() {
            return 0;
        }

        @Override
        protected double deviation() {
            return 1;
        }

        @Override
        protected InitializerProvider<NoSettings> provider() {
            return new InitializerProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Initializer create(NoSettings settings) {
                    return initializer;
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }
    }
}
