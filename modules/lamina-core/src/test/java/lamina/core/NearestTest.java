package lamina.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> TYPES = List.of("conv", "dense", "max-pool", "average-pool");

    @Test
    void countsEdits() {
        assertEquals(0, Nearest.distance("Conv", "conv"), "case does not count");
        assertEquals(1, Nearest.distance("cnov", "conv"), "neighbours swapped");
        assertEquals(3, Nearest.distance("kitten", "sitting"), "two replaced, one inserted");
        assertEquals(4, Nearest.distance("", "conv"));
    }

    @Test
    void findsASlipOfTheHandOnly() {
        assertEquals(Optional.of("max-pool"), Nearest.of("maxpool", TYPES));
        assertEquals(Optional.empty(), Nearest.of("transformer", TYPES));
    }

    @Test
    void endsAMessage() {
        assertEquals("; did you mean 'dense'?", Nearest.hint("desne", TYPES));
        assertEquals("; known: conv, dense, max-pool, average-pool", Nearest.hint("transformer", TYPES));
    }
}
