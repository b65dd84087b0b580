package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Relu;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Tensor x = tensor("x", 8, Role.INPUT);
    private final Tensor a = tensor("a", 8, Role.VALUE);
    private final Tensor b = tensor("b", 8, Role.VALUE);
    private final Tensor c = tensor("c", 8, Role.VALUE);

    private static Tensor tensor(String name, int size, Role role) {
        return new Tensor(name, Shape.of(size), Element.FLOAT32, role);
    }

    private Procedure chain(String name, Tensor... results) {
        List<Op> ops = List.of(new Relu(x, a), new Relu(a, b), new Relu(b, c));
        return new Procedure(name, ops, List.of(results));
    }

    @Test
    void valuesThatDoNotLiveAtTheSameTimeShareAnArray() {
        Map<Tensor, Slots.Slot> placed = Slots.of(List.of(chain("run", c))).of("run");
        assertSame(placed.get(a), placed.get(c));
        assertNotSame(placed.get(a), placed.get(b));
    }

    @Test
    void resultsLiveToTheEnd() {
        Slots slots = Slots.of(List.of(chain("run", a, c)));
        assertNotSame(slots.of("run").get(a), slots.of("run").get(c));
        assertEquals(3, slots.all().size());
    }

    @Test
    void proceduresShareAllArraysAndEachIsAsLargeAsItsLargestValue() {
        Tensor large = tensor("large", 20, Role.VALUE);
        Tensor wide = tensor("wide", 20, Role.INPUT);
        Procedure other = new Procedure("other", List.of(new Relu(wide, large)), List.of(large));
        Slots slots = Slots.of(List.of(chain("run", c), other));
        assertEquals(2, slots.all().size());
        assertEquals(28, slots.all().stream().mapToInt(Slots.Slot::size).sum());
    }
}
