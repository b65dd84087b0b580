package lamina.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;
import org.junit.jupiter.api.Test;

/** Rates worked by hand. */
class SchedulesTest {

    /** So many steps into a run of 90 epochs of 100 steps. */
    private static float rate(Schedule schedule, long step) {
        return schedule.rate(new Progress(step, 100, 90, List.of()));
    }

    @Test
    void constant() {
        Schedule schedule = new ConstantProvider().create(new ConstantSettings(0.01));
        assertEquals(0.01f, rate(schedule, 0));
        assertEquals(0.01f, rate(schedule, 8999));
    }

    @Test
    void stepByEpochs() {
        Schedule schedule = new StepProvider().create(new StepSettings(0.01, 0.1, Optional.of(30), Optional.empty()));
        assertEquals(0.01f, rate(schedule, 2999));
        assertEquals(0.001f, rate(schedule, 3000));
        assertEquals(0.0001f, rate(schedule, 6000));
    }

    @Test
    void stepBySteps() {
        Schedule schedule = new StepProvider().create(new StepSettings(0.5, 0.5, Optional.empty(), Optional.of(7)));
        assertEquals(0.5f, rate(schedule, 6));
        assertEquals(0.25f, rate(schedule, 7));
        assertEquals(0.0625f, rate(schedule, 21));
    }

    @Test
    void stepTakesOneInterval() {
        assertThrows(
                IllegalArgumentException.class, () -> new StepSettings(1, 0.1, Optional.empty(), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new StepSettings(1, 0.1, Optional.of(1), Optional.of(1)));
    }

    /** The log of the published network. */
    @Test
    void multiStep() {
        Schedule schedule = new MultiStepProvider().create(new MultiStepSettings(0.01, 0.1, List.of(25, 51, 79)));
        assertEquals(0.01f, rate(schedule, 2499));
        assertEquals(0.001f, rate(schedule, 2500));
        assertEquals(0.0001f, rate(schedule, 5100));
        assertEquals(0.00001f, rate(schedule, 8999));
    }

    @Test
    void multiStepRises() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new MultiStepSettings(0.01, 0.1, List.of(25, 20)))
                .getMessage();
        assertTrue(message.contains("[25, 20]"), message);
    }

    @Test
    void polynomial() {
        Schedule line = new PolynomialProvider().create(new PolynomialSettings(0.01, 1, 0));
        assertEquals(0.01f, rate(line, 0));
        assertEquals(0.005f, rate(line, 4500), 1e-9f);
        assertEquals(0, rate(line, 9000));
        Schedule curve = new PolynomialProvider().create(new PolynomialSettings(0.9, 2, 0.1));
        assertEquals(0.3f, rate(curve, 4500), 1e-7f);
        assertEquals(0.1f, rate(curve, 20_000), 1e-7f);
    }

    private static Schedule table(double... epochsAndRates) {
        List<TableSettings.Row> rows = new ArrayList<>();
        for (int i = 0; i < epochsAndRates.length; i += 2) {
            rows.add(new TableSettings.Row((int) epochsAndRates[i], epochsAndRates[i + 1]));
        }
        return new TableProvider().create(new TableSettings(rows));
    }

    /** The first layer of the run of 2012: with the others until they had done 67 epochs, then by hand. */
    @Test
    void byTable() {
        Schedule schedule = table(0, 0.01, 25, 0.001, 51, 0.0001, 67, 0.00001, 72, 0);
        assertEquals(0.01f, rate(schedule, 2499));
        assertEquals(0.001f, rate(schedule, 2500));
        assertEquals(0.0001f, rate(schedule, 6699));
        assertEquals(0.00001f, rate(schedule, 6700));
        assertEquals(0.00001f, rate(schedule, 7199));
        assertEquals(0, rate(schedule, 7200));
        assertEquals(0, rate(schedule, 20_000));
    }

    @Test
    void aTableBeginsWithTheRunAndRises() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> table(1, 0.1))
                .getMessage()
                .contains("epoch 0"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> table(0, 1, 5, 0.1, 5, 0.01))
                .getMessage()
                .contains("[0, 5, 5]"));
        assertThrows(IllegalArgumentException.class, () -> table());
    }

    @Test
    void cosineOverTheRun() {
        Schedule schedule = new CosineProvider().create(new CosineSettings(0.5, 0.1, Optional.empty(), 1));
        assertEquals(0.5f, rate(schedule, 0));
        assertEquals(0.4f, rate(schedule, 3000), 1e-7f); // a third of it: the cosine of 60 degrees is a half
        assertEquals(0.3f, rate(schedule, 4500), 1e-7f);
        assertEquals(0.2f, rate(schedule, 6000), 1e-7f);
        assertEquals(0.1f, rate(schedule, 9000), 1e-7f);
        assertEquals(0.1f, rate(schedule, 20_000), 1e-7f);
    }

    @Test
    void cosineStartsAgain() {
        Schedule equal = new CosineProvider().create(new CosineSettings(1, 0, Optional.of(10), 1));
        assertEquals(0.5f, rate(equal, 500), 1e-7f);
        assertEquals(1, rate(equal, 1000));
        assertEquals(0.5f, rate(equal, 2500), 1e-7f);
        Schedule longer =
                new CosineProvider().create(new CosineSettings(1, 0, Optional.of(10), 3)); // 10, 30, 90 epochs
        assertEquals(1, rate(longer, 1000));
        assertEquals(0.5f, rate(longer, 2500), 1e-7f);
        assertEquals(1, rate(longer, 4000));
        assertEquals(0.75f, rate(longer, 7000), 1e-7f);
    }

    @Test
    void warmUpReachesWhatItWraps() {
        Schedule step = new StepProvider().create(new StepSettings(1, 0.5, Optional.empty(), Optional.of(3)));
        Schedule schedule =
                new WarmUpProvider().create(new WarmUpSettings(step, Optional.empty(), Optional.of(4), 0.2));
        assertEquals(0.4f, rate(schedule, 0)); // 0.2 + 0.8 / 4
        assertEquals(0.6f, rate(schedule, 1));
        assertEquals(0.8f, rate(schedule, 2));
        assertEquals(0.5f, rate(schedule, 3)); // 1, of the half that is due by then
        assertEquals(0.25f, rate(schedule, 6));
        Schedule epochs =
                new WarmUpProvider().create(new WarmUpSettings(_ -> 0.01f, Optional.of(2), Optional.empty(), 0));
        assertEquals(0.01f / 200, rate(epochs, 0), 1e-10f);
        assertEquals(0.005f, rate(epochs, 99), 1e-9f);
        assertEquals(0.01f, rate(epochs, 199));
        assertEquals(0.01f, rate(epochs, 5000));
    }

    @Test
    void warmUpTakesOneDuration() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new WarmUpSettings(_ -> 1, Optional.empty(), Optional.empty(), 0));
        assertThrows(
                IllegalArgumentException.class, () -> new WarmUpSettings(_ -> 1, Optional.of(1), Optional.of(1), 0));
    }
}
