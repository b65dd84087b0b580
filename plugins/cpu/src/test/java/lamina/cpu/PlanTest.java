package lamina.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lamina.api.BackendException;
import lamina.api.backend.Lifetime;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlanTest {

    @RepeatedTest(200)
    void valuesAliveAtTheSameTimeDoNotOverlap(RepetitionInfo repetition) {
        Procedure procedure = random(new Random(repetition.getCurrentRepetition()));
        Plan plan = Plan.of(procedure);
        List<Lifetime> lifetimes = List.copyOf(Lifetime.of(procedure));
        assertEquals(lifetimes.size(), plan.offsets().size(), "every value has a place");
        for (Lifetime a : lifetimes) {
            long from = plan.offsets().get(a.tensor());
            assertTrue(from % 64 == 0 && from + a.tensor().bytes() <= plan.bytes(), () -> a + " at " + from);
            for (Lifetime b : lifetimes) {
                boolean together = a != b && a.from() <= b.to() && b.from() <= a.to();
                assertTrue(!together || apart(plan, a.tensor(), b.tensor()), () -> a + " and " + b + " share memory");
            }
        }
    }

    @Test
    void memoryIsUsedAgainAfterTheLastReader() {
        List<Op> chain = new ArrayList<>();
        Tensor before = Toy.tensor("x", Role.INPUT, 1000);
        for (int i = 0; i < 50; i++) {
            Tensor after = Toy.tensor("y" + i, Role.VALUE, 1000);
            chain.add(new Toy.Shift(before, after, 1));
            before = after;
        }
        assertEquals(
                2 * Plan.aligned(4000),
                Plan.of(new Procedure("chain", chain, List.of(before))).bytes());
    }

    @Test
    void aResultKeepsItsMemoryToTheEnd() {
        Tensor x = Toy.tensor("x", Role.INPUT, 16);
        Tensor early = Toy.tensor("early", Role.VALUE, 16);
        Tensor late = Toy.tensor("late", Role.VALUE, 16);
        List<Op> ops = List.of(new Toy.Shift(x, early, 1), new Toy.Shift(x, late, 2));
        assertEquals(64, Plan.of(new Procedure("p", ops, List.of(late))).bytes());
        assertEquals(128, Plan.of(new Procedure("p", ops, List.of(early, late))).bytes());
    }

    @Test
    void aValueThatNobodyWroteIsNamed() {
        Tensor x = Toy.tensor("conv1.y", Role.VALUE, 16);
        Op op = new Toy.Shift(x, Toy.tensor("y", Role.VALUE, 16), 1);
        String message = assertThrows(
                        BackendException.class, () -> Plan.of(new Procedure("train", List.of(op), List.of())))
                .getMessage();
        assertTrue(message.contains("'train'") && message.contains("Shift reads the value conv1.y [16]"), message);
    }

    private static boolean apart(Plan plan, Tensor a, Tensor b) {
        long fromA = plan.offsets().get(a);
        long fromB = plan.offsets().get(b);
        return fromA + a.bytes() <= fromB || fromB + b.bytes() <= fromA;
    }

    /** Each op reads up to three earlier tensors; sizes from one element to a few thousand. */
    private static Procedure random(Random random) {
        List<Tensor> known = new ArrayList<>(List.of(Toy.tensor("input", Role.INPUT, 10)));
        List<Op> ops = new ArrayList<>();
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < 5 + random.nextInt(60); i++) {
            List<Tensor> reads = new ArrayList<>();
            for (int r = random.nextInt(3); r >= 0; r--) {
                reads.add(known.get(random.nextInt(known.size())));
            }
            List<Tensor> writes = new ArrayList<>();
            for (int w = random.nextInt(2); w >= 0; w--) {
                writes.add(Toy.tensor("t" + i + "_" + w, Role.VALUE, 1 + random.nextInt(1 << random.nextInt(13))));
            }
            ops.add(new Toy.Any(reads, writes));
            known.addAll(writes);
            if (random.nextInt(8) == 0) {
                results.add(writes.getFirst());
            }
        }
        return new Procedure("random", ops, results);
    }
}
