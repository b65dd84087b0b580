package lamina.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static final Axis LINEAR = Axis.linear("x");
    private static final Axis LOG = Axis.log("x");

    @Test
    void areRoundNumbers() {
        assertEquals(
                List.of("0", "0.5", "1.0", "1.5", "2.0"),
                Ticks.of(new Span(LINEAR, 0, 2.3), 5).labels());
        assertEquals(
                List.of("0", "20", "40", "60", "80"),
                Ticks.of(new Span(LINEAR, 0, 90), 5).labels());
        assertEquals(
                List.of("0", "20,000", "40,000"),
                Ticks.of(new Span(LINEAR, 0, 50_000), 3).labels());
        assertEquals(
                List.of("0", "5e-4", "1e-3", "1.5e-3", "2e-3"),
                Ticks.of(new Span(LINEAR, 0, 0.002), 5).labels());
    }

    @Test
    void areToldApartFarFromZero() {
        assertEquals(
                List.of("0.5000", "0.5002", "0.5004"),
                Ticks.of(new Span(LINEAR, 0.5, 0.5005), 3).labels());
        assertEquals(
                List.of("3,000,000", "3,000,002", "3,000,004"),
                Ticks.of(new Span(LINEAR, 3e6, 3e6 + 5), 3).labels());
    }

    @Test
    void ofALogarithmicAxisArePowersOfTen() {
        assertEquals(
                List.of("1e-6", "1e-5", "1e-4", "0.001", "0.01", "0.1"),
                Ticks.of(new Span(LOG, 1e-6, 0.5), 6).labels());
        assertEquals(
                List.of("0.01", "0.02"),
                Ticks.of(new Span(LOG, 0.0099, 0.03), 6).labels());
    }

    @Test
    void areNeverMoreThanFit() {
        for (double high = 1e-7; high < 1e9; high *= 1.7) {
            assertTrue(Ticks.of(new Span(LINEAR, 0, high), 6).at().size() <= 7, "to " + high);
            assertTrue(Ticks.of(new Span(LOG, 1e-8, 1e-8 + high), 6).at().size() <= 7, "to " + high);
        }
    }
}
