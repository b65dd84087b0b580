package lamina.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
