package lamina.api.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.BackendException;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class ProgramUseTest {
    private static final Tensor LOSS = tensor("loss", Role.VALUE);
    private static final Tensor HIDDEN = tensor("hidden", Role.VALUE);
    private static final Tensor WEIGHT = tensor("weight", Role.PARAMETER);
    private static final MemorySegment EIGHT = MemorySegment.ofArray(new float[2]);
    private static final MemorySegment TWELVE = MemorySegment.ofArray(new float[3]);

    private final ProgramUse use = new ProgramUse(
            List.of(new Procedure("train", List.of(), List.of(LOSS)), new Procedure("evaluate", List.of(), List.of())));

    private static Tensor tensor(String name, Role role) {
        return new Tensor(name, Shape.of(2), Element.FLOAT32, role);
    }

    @Test
    void valuesAreReadOnlyAsResultsOfTheLastProcedure() {
        assertThrows(IllegalStateException.class, () -> use.read(LOSS, EIGHT));
        use.run("train");
        assertEquals("train", use.read(LOSS, EIGHT));
        assertThrows(IllegalArgumentException.class, () -> use.read(HIDDEN, EIGHT));
        use.run("evaluate");
        assertThrows(IllegalArgumentException.class, () -> use.read(LOSS, EIGHT));
    }

    @Test
    void whatAnOpComputesIsNotWritten() {
        use.write(WEIGHT, EIGHT);
        assertThrows(IllegalArgumentException.class, () -> use.write(LOSS, EIGHT));
    }

    @Test
    void sizesHaveToAgree() {
        String message = assertThrows(IllegalArgumentException.class, () -> use.write(WEIGHT, TWELVE))
                .getMessage();
        assertTrue(message.contains("has 8 bytes, the segment 12"), message);
        assertThrows(IllegalArgumentException.class, () -> use.read(WEIGHT, TWELVE));
    }

    @Test
    void anUnknownProcedureIsToldWithThoseThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> use.run("predict"))
                .getMessage();
        assertTrue(message.contains("[train, evaluate]"), message);
    }

    @Test
    void nothingGoesAfterTheEnd() {
        assertFalse(use.closed());
        assertTrue(use.close());
        assertFalse(use.close());
        assertTrue(use.closed());
        assertThrows(BackendException.class, () -> use.run("train"));
        assertThrows(BackendException.class, () -> use.write(WEIGHT, EIGHT));
        assertThrows(BackendException.class, () -> use.read(WEIGHT, EIGHT));
    }
}
