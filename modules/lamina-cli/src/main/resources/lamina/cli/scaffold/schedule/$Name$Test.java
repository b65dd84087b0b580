package $package$;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;
import org.junit.jupiter.api.Test;

/** It keeps the contract of schedules, and does what its formula says. */
class $Name$Test extends ScheduleContract<$Name$Settings> {

    @Override
    protected ScheduleProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings(0.1, 0.5);
    }

    /** The contract's run has epochs of 7 steps. */
    @Test
    void worksAsByHand() {
        assertEquals(0.1f, create().rate(at(0)), 1e-7f);
        assertEquals(0.1f / 1.5f, create().rate(at(7)), 1e-7f);
        assertEquals(0.05f, create().rate(at(14)), 1e-7f);
    }
}
