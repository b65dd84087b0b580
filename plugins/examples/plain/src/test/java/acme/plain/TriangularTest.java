package acme.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.ServiceLoader;
import lamina.api.train.Progress;
import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;
import org.junit.jupiter.api.Test;

/** The schedule keeps its contract, and its corners are where they should be. */
class TriangularTest extends ScheduleContract<TriangularSettings> {

    @Override
    protected ScheduleProvider<TriangularSettings> provider() {
        return new TriangularProvider();
    }

    @Override
    protected TriangularSettings settings() {
        return new TriangularSettings(0.1, 0.5, 1.5);
    }

    /** Of ten steps in an epoch, 15 go up and 15 down. */
    @Test
    void risesAndFallsByHand() {
        long[] steps = {0, 3, 15, 18, 30, 45, 60};
        double[] rates = {0.1, 0.18, 0.5, 0.42, 0.1, 0.5, 0.1};
        for (int i = 0; i < steps.length; i++) {
            Progress progress = new Progress(steps[i], 10, 6, List.of());
            assertEquals(rates[i], create().rate(progress), 1e-6, "step " + steps[i]);
        }
    }

    @Test
    void theTopIsNotBelowTheBottom() {
        assertThrows(IllegalArgumentException.class, () -> new TriangularSettings(0.1, 0.01, 1));
    }

    /** What a module descriptor says elsewhere, a file of this jar does. */
    @Test
    void isNamedForServiceLoader() {
        List<? extends Class<?>> found = ServiceLoader.load(ScheduleProvider.class).stream()
                .map(ServiceLoader.Provider::type)
                .toList();
        assertEquals(List.of(TriangularProvider.class), found);
    }
}
