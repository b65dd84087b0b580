package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.graph.Parameter;
import lamina.api.train.Epoch;
import lamina.core.CheckpointSpec;
import lamina.core.ClipSpec;
import lamina.core.ParameterGroup;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameter groups, batches in portions, clipped gradients. The network: hidden and scores, each with weights and a bias. */
@Timeout(60)
class LearningTest {
    private static final float RATE = 0.02f;
    private static final float DECAY = 0.0005f; // of weights; that of biases is 0, and their rate twice as high

    /** What a training came to. */
    private record Outcome(Map<String, float[]> before, Map<String, float[]> after, List<Epoch> epochs, int states) {
        float[] learned(String name) {
            return after.get(name);
        }

        /** The first gradient, out of the first update. */
        float[] gradient(String name) {
            boolean bias = name.endsWith("bias");
            float[] gradient = new float[before.get(name).length];
            for (int i = 0; i < gradient.length; i++) {
                float moved = after.get(name)[i] - before.get(name)[i];
                gradient[i] = -moved / (bias ? 2 * RATE : RATE) - (bias ? 0 : DECAY * before.get(name)[i]);
            }
            return gradient;
        }

        double norm() {
            return Math.sqrt(after.keySet().stream()
                    .map(this::gradient)
                    .mapToDouble(LearningTest::squares)
                    .sum());
        }
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static Outcome train(TrainSpec train) {
        try (Session session = Session.training(Runs.of(1, RATE, train), List.of(), List.of())) {
            Map<String, float[]> before = parameters(session);
            List<Epoch> epochs = session.train(List.of());
            return new Outcome(
                    before,
                    parameters(session),
                    epochs,
                    session.assembly().states().size());
        }
    }

    private static Map<String, float[]> parameters(Session session) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter p : session.assembly().parameters()) {
            values.put(p.tensor().name(), Runs.read(session, p.tensor()));
        }
        return values;
    }

    private static TrainSpec epochs(int batch) {
        return Runs.train(batch, 3, 1);
    }

    private static TrainSpec oneStep() {
        return new TrainSpec(20, 1, Optional.of(1L), 1, 1, CheckpointSpec.defaults());
    }

    private static Outcome grouped(ParameterGroup... groups) {
        return train(epochs(20).grouping(groups));
    }

    private static void same(Outcome expected, Outcome found, String name) {
        assertArrayEquals(expected.learned(name), found.learned(name), name);
    }

    @Test
    void whatIsFrozenDoesNotMoveByABit() {
        Outcome all = train(epochs(20));
        Outcome some = grouped(ParameterGroup.frozen("hidden"));
        for (String name : List.of("hidden.weights", "hidden.bias")) {
            assertArrayEquals(some.before().get(name), some.learned(name), name);
            assertFalse(Arrays.equals(all.before().get(name), all.learned(name)), name);
        }
        assertFalse(Arrays.equals(some.before().get("scores.bias"), some.learned("scores.bias")));
        assertEquals(all.states() - 2, some.states(), "what is frozen has no velocity");
    }

    @Test
    void whatIsFrozenCostsNoGradient() {
        try (Session whole = Session.training(Runs.of(1, RATE, epochs(20)), List.of(), List.of());
                Session part = Session.training(
                        Runs.of(1, RATE, epochs(20).grouping(ParameterGroup.frozen("hidden"))), List.of(), List.of())) {
            // gradients of relu, dropout and both of the layer, and two updates
            assertTrue(ops(part) <= ops(whole) - 6, () -> ops(part) + " of " + ops(whole));
        }
    }

    private static int ops(Session session) {
        return session.assembly().graph().procedures().getFirst().ops().size();
    }

    @Test
    void aScheduleOfItsOwnThatIsTheRunsChangesNothing() {
        Outcome all = train(epochs(20));
        Outcome own = grouped(
                ParameterGroup.scheduled(progress -> RATE * (progress.epoch() < 3 ? 1 : 0.5f), "hidden", "*.bias"));
        all.after().keySet().forEach(name -> same(all, own, name));
    }

    @Test
    void halfTheRateByFactorOrBySchedule() {
        Outcome scaled = grouped(ParameterGroup.scaled(0.5f, 1, "*.weights"));
        Outcome scheduled = grouped(ParameterGroup.scheduled(_ -> RATE / 2, "*.weights"));
        Outcome all = train(epochs(20));
        for (String name : all.after().keySet()) {
            same(scaled, scheduled, name);
            assertFalse(Arrays.equals(all.learned(name), scaled.learned(name)), name);
        }
    }

    @Test
    void eachScheduleHasItsOwnTime() {
        // conv1 of the run of 2012: nothing more from some epoch on; without momentum's rest, from the first step on
        Outcome none = grouped(ParameterGroup.scheduled(_ -> 0, "scores.weights"));
        assertArrayEquals(none.before().get("scores.weights"), none.learned("scores.weights"));
        Outcome first = train(new TrainSpec(20, 3, Optional.of(1L), 1, 1, CheckpointSpec.defaults())
                .grouping(ParameterGroup.scheduled(p -> p.step() == 0 ? RATE : 0, "scores.weights")));
        Outcome all = train(oneStep());
        assertArrayEquals(all.learned("scores.weights"), first.learned("scores.weights"));
    }

    @Test
    void decayByGroup() {
        Outcome without = train(oneStep().grouping(ParameterGroup.scaled(1, 0, "scores.weights")));
        Outcome with = train(oneStep());
        for (int i = 0; i < with.learned("scores.weights").length; i++) {
            float w = with.before().get("scores.weights")[i];
            assertEquals(
                    -RATE * DECAY * w,
                    with.learned("scores.weights")[i] - without.learned("scores.weights")[i],
                    Math.ulp(w) * 2);
        }
        same(with, without, "hidden.weights");
    }

    @Test
    void laterGroupsReplaceWhatEarlierOnesSay() {
        Outcome twice = grouped(ParameterGroup.scaled(7, 1, "*"), ParameterGroup.scaled(1, 1, "hidden", "scores.*"));
        Outcome plain = train(epochs(20));
        plain.after().keySet().forEach(name -> same(plain, twice, name));
    }

    @Test
    void aGroupThatNamesNothingIsToldWithTheNearestName() {
        String message = assertThrows(
                        ConfigurationException.class,
                        () -> grouped(ParameterGroup.frozen("scores"), ParameterGroup.frozen("hiden.bias")))
                .getMessage();
        assertEquals(
                "train.groups.1.match: \"hiden.bias\" names no parameter of the network, which has hidden.weights, hidden.bias, scores.weights, scores.bias; did you mean \"hidden.bias\"?",
                message);
        assertTrue(assertThrows(ConfigurationException.class, () -> grouped(ParameterGroup.frozen("score")))
                .getMessage()
                .endsWith("did you mean \"scores\"?"));
    }

    @Test
    void nothingToLearnIsRefused() {
        String message = assertThrows(ConfigurationException.class, () -> grouped(ParameterGroup.frozen("*")))
                .getMessage();
        assertTrue(message.contains("nothing to learn"), message);
    }

    /** To 1e-5 after 30 steps, the order in which floats are added being all that differs: dropout too has the same masks. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void portionsAreTheWholeBatch(int portions) {
        Outcome whole = train(epochs(20));
        Outcome parts = train(epochs(20).accumulating(portions));
        for (String name : whole.after().keySet()) {
            assertArrayEquals(whole.learned(name), parts.learned(name), 1e-5f, name);
        }
        for (int i = 0; i < 3; i++) {
            Epoch expected = whole.epochs().get(i);
            Epoch found = parts.epochs().get(i);
            assertEquals(expected.steps(), found.steps());
            assertEquals(expected.loss(), found.loss(), 1e-5);
            assertEquals(expected.validation().top1(), found.validation().top1());
        }
    }

    /** 200 pictures are three batches of 60, as 12 portions of 15 would be 13 and a rest that makes no batch. */
    @Test
    void whatIsLeftOverMakesNoBatch() {
        Outcome whole = train(epochs(60));
        Outcome parts = train(epochs(60).accumulating(4));
        assertEquals(9, parts.epochs().getLast().steps());
        for (String name : whole.after().keySet()) {
            assertArrayEquals(whole.learned(name), parts.learned(name), 1e-5f, name);
        }
    }

    @Test
    void memoryIsThatOfAPortion() {
        try (Session whole = Session.training(Runs.of(1, RATE, epochs(200)), List.of(), List.of());
                Session parts =
                        Session.training(Runs.of(1, RATE, epochs(200).accumulating(20)), List.of(), List.of())) {
            assertEquals(10, parts.assembly().batch());
            assertEquals(
                    whole.assembly().images().bytes(),
                    20 * parts.assembly().images().bytes());
            assertEquals(
                    whole.assembly().states().size(), parts.assembly().states().size(), "sums are in no checkpoint");
        }
    }

    @Test
    void aBatchThatCannotBeDividedIsRefused() {
        String message = assertThrows(
                        ConfigurationException.class, () -> train(epochs(20).accumulating(3)))
                .getMessage();
        assertTrue(message.contains("20 pictures") && message.contains("18 or 21"), message);
        String few = assertThrows(DataException.class, () -> train(epochs(400).accumulating(4)))
                .getMessage();
        assertTrue(few.contains("200 pictures") && few.contains("400"), few);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theNormOfAllGradientsIsLimited(int portions) {
        UnaryOperator<TrainSpec> divided = train -> portions == 1 ? train : train.accumulating(portions);
        Outcome free = train(divided.apply(oneStep()));
        double norm = free.norm();
        float limit = (float) norm / 3;
        Outcome limited = train(divided.apply(oneStep().clipping(byNorm(limit))));
        assertEquals(limit, limited.norm(), limit * 1e-3);
        for (String name : free.after().keySet()) {
            float[] expected = free.gradient(name);
            float[] found = limited.gradient(name);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i] / 3, found[i], norm * 1e-4, name);
            }
        }
    }

    @Test
    void aNormBelowTheLimitChangesNoBit() {
        Outcome free = train(epochs(20));
        Outcome limited = train(epochs(20).clipping(byNorm(1e6f)));
        free.after().keySet().forEach(name -> same(free, limited, name));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void eachElementIsLimited(int portions) {
        UnaryOperator<TrainSpec> divided = train -> portions == 1 ? train : train.accumulating(portions);
        Outcome free = train(divided.apply(oneStep()));
        float limit = 0.01f;
        Outcome limited = train(divided.apply(oneStep().clipping(new ClipSpec(Optional.empty(), Optional.of(limit)))));
        long cut = 0;
        for (String name : free.after().keySet()) {
            float[] expected = free.gradient(name);
            float[] found = limited.gradient(name);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(Math.clamp(expected[i], -limit, limit), found[i], 2e-5, name);
                cut += Math.abs(expected[i]) > limit ? 1 : 0;
            }
        }
        assertTrue(cut > 10, "hardly a gradient was large enough: " + cut);
    }

    @Test
    void clippingTakesOneLimit() {
        assertThrows(IllegalArgumentException.class, () -> new ClipSpec(Optional.of(1f), Optional.of(1f)));
    }

    private static ClipSpec byNorm(float limit) {
        return new ClipSpec(Optional.of(limit), Optional.empty());
    }

    @Test
    void aGroupSaysSomething() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ParameterGroup(List.of("a"), Optional.empty(), Optional.empty(), false, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ParameterGroup(List.of(), Optional.empty(), Optional.empty(), true, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ParameterGroup(List.of("a"), Optional.of(2f), Optional.empty(), true, Optional.empty()));
    }
}
