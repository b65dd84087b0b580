package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import lamina.api.backend.Placement;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class PlacementsTest {
    private static Tensor tensor(String name, int... dimensions) {
        return new Tensor(name, Shape.of(dimensions), Element.FLOAT32, Role.VALUE);
    }

    private static Placement product(String implementation) {
        return new Placement(
                "train",
                new FakeOps.Times(tensor("x", 2, 3), tensor("w", 4, 3), tensor("train/fc.y", 2, 4)),
                implementation,
                "");
    }

    @Test
    void saysThatNothingHotIsSlow() {
        Placement small =
                new Placement("train", new FakeOps.Carry(tensor("a", 1), tensor("b", 1)), "onednn ref:any", "");
        assertEquals(
                "no hot operation runs on a slow path",
                new Placements(List.of(product("beads fast"), small)).verdict());
    }

    @Test
    void namesWhatIsSlowAndWhatToDo() {
        Placements placements = new Placements(List.of(product("beads fast"), product("portable")));
        String verdict = placements.verdict();
        assertTrue(
                verdict.startsWith("1 hot operation runs on a slow path: Times fc.y of train (portable); "), verdict);
        assertTrue(verdict.contains("--set backend.native=auto"), verdict);
        assertLinesMatch(
                List.of(
                        "procedure  operation  writes +runs on +speed  remark",
                        "-.*",
                        "train      Times      fc.y \\[2, 4]  beads fast",
                        "train      Times      fc.y \\[2, 4]  portable +slow"),
                placements.table().lines());
    }

    @Test
    void saysOnWhichOfSeveralDevices() {
        Placements placements = new Placements(List.of(product("beads fast").on("left"), product("beads fast")));
        assertLinesMatch(
                List.of(
                        "procedure  operation  writes +runs on +speed  remark",
                        "-.*",
                        "train      Times      fc.y \\[2, 4]  beads fast on left",
                        "train      Times      fc.y \\[2, 4]  beads fast"),
                placements.table().lines());
    }

    @Test
    void namesAFewOfMany() {
        String verdict = new Placements(Collections.nCopies(7, product("portable"))).verdict();
        assertTrue(verdict.startsWith("7 hot operations run on a slow path: "), verdict);
        assertTrue(verdict.contains("(portable) and 2 more; "), verdict);
    }
}
