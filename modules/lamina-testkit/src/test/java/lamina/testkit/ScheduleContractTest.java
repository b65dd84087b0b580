package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.NoSettings;
import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;
import org.junit.jupiter.api.Test;

/** A sound schedule passes every rule, and for each rule there is a broken one that fails it. */
class ScheduleContractTest {

    @Test
    void aSoundSchedulePasses() {
        Of sound = new Of(progress -> progress.history().size() < 5 ? 1 : 0.1f);
        assertDoesNotThrow(sound::ratesAreSound);
        assertDoesNotThrow(sound::ratesArePure);
        assertDoesNotThrow(sound::goesOn);
    }

    @Test
    void ratesBelowZeroFailR1() {
        fails(new Of(progress -> 1 - progress.step() / 100f)::ratesAreSound);
        fails(new Of(_ -> Float.NaN)::ratesAreSound);
        fails(new Of(_ -> 0f)::ratesAreSound);
    }

    @Test
    void memoryFailsR2() {
        AtomicInteger asked = new AtomicInteger();
        fails(new Of(_ -> 1f / asked.incrementAndGet())::ratesArePure);
    }

    @Test
    void runningOutFailsR3() {
        fails(new Of(progress -> (float) Math.sqrt(progress.steps() - progress.step()))::goesOn);
    }

    private static void fails(Runnable rule) {
        assertThrows(AssertionError.class, rule::run);
    }

    /** The contract of a schedule that is no plugin. Private, so that its rules are not run as tests. */
    private static final class Of extends ScheduleContract<NoSettings> {
        private final Schedule schedule;

        Of(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        protected ScheduleProvider<NoSettings> provider() {
            return new ScheduleProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Schedule create(NoSettings settings) {
                    return schedule;
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }
    }
}
