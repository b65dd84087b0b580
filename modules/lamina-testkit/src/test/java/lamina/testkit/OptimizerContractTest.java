package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.NoSettings;
import lamina.api.graph.Element;
import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;
import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;
import lamina.ops.Momentum;
import org.junit.jupiter.api.Test;

/** A sound optimizer passes every rule, and for the rules on learning there is a broken one that fails them. */
class OptimizerContractTest {

    private static Of sgd(float direction, boolean heedsRate, boolean heedsDecay) {
        return new Of((scope, parameter, gradient, rate) -> {
            float rateScale = direction * (heedsRate ? parameter.rateScale() : 1);
            float decay = 0.01f * (heedsDecay ? parameter.decayScale() : 1);
            scope.add(new Momentum(
                    parameter.tensor(), velocity(scope, parameter), gradient, rate, 0.5f, decay, rateScale));
        });
    }

    private static Tensor velocity(Scope scope, Parameter parameter) {
        return scope.state(
                "velocity",
                parameter.tensor().shape(),
                Element.FLOAT32,
                (values, _, _) -> values.segment().fill((byte) 0));
    }

    @Test
    void aSoundOptimizerPasses() {
        Of sound = sgd(1, true, true);
        assertDoesNotThrow(sound::buildsEqualGraphs);
        assertDoesNotThrow(sound::writesOnceBeforeReading);
        assertDoesNotThrow(sound::descends);
        assertDoesNotThrow(sound::frozenStays);
        assertDoesNotThrow(sound::doesNotDecay);
        assertDoesNotThrow(sound::rateScales);
        assertDoesNotThrow(sound::opsBehave);
        assertDoesNotThrow(sound::kernelsKeepToTheDialect);
        assertDoesNotThrow(sound::devicesGetTheSameBits);
    }

    @Test
    void climbingFailsO3() {
        assertThrows(AssertionError.class, sgd(-1, true, true)::descends);
    }

    @Test
    void ignoringTheRateScaleFailsO4AndO6() {
        assertThrows(AssertionError.class, sgd(1, false, true)::frozenStays);
        assertThrows(AssertionError.class, sgd(1, false, true)::rateScales);
    }

    @Test
    void ignoringTheDecayScaleFailsO5() {
        assertThrows(AssertionError.class, sgd(1, true, false)::doesNotDecay);
    }

    @Test
    void writingTheRateFailsO2() {
        Of optimizer = new Of((scope, parameter, gradient, rate) -> scope.add(
                new Momentum(rate, velocity(scope, new Parameter(rate, (_, _, _) -> {}, 1, 1)), rate, rate, 0, 0, 1)));
        assertThrows(AssertionError.class, optimizer::writesOnceBeforeReading);
    }

    /** The contract of an optimizer that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of extends OptimizerContract<NoSettings> {
        private final Optimizer optimizer;

        Of(Optimizer optimizer) {
            this.optimizer = optimizer;
        }

        @Override
        protected OptimizerProvider<NoSettings> provider() {
            return new OptimizerProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Optimizer create(NoSettings settings) {
                    return optimizer;
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }
    }
}
