package lamina.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void anUpdateComesBehindTheLastReaderOfTheParameter() {
        Tensor w = Toy.tensor("w", Role.PARAMETER, 8);
        Tensor dw = Toy.tensor("dw", Role.VALUE, 8);
        Tensor dx = Toy.tensor("dx", Role.VALUE, 8);
        Op gradient = new Toy.Any(List.of(), List.of(dw));
        Op reader = new Toy.Any(List.of(w), List.of(dx));
        Op stranger = new Toy.Any(List.of(dx), List.of(Toy.tensor("z", Role.VALUE, 8)));
        Op update = new Toy.Any(List.of(w, dw), List.of(w));
        List<Op> ops = List.of(gradient, reader, stranger, update);
        assertEquals(
                List.of(gradient, reader, update, stranger),
                Order.early(new Procedure("train", ops, List.of())).ops());
    }

    @RepeatedTest(200)
    void opsThatHaveToDoWithEachOtherKeepTheirOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tensors.add(Toy.tensor("t" + i, i < 4 ? Role.PARAMETER : Role.VALUE, 1 + i));
        }
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Op op = new Toy.Any(some(tensors, random), some(tensors, random));
            if (!ops.contains(op)) {
                ops.add(op);
            }
        }
        List<Op> ordered = Order.early(new Procedure("p", ops, List.of())).ops();
        assertEquals(new HashSet<>(ops), new HashSet<>(ordered));
        for (Op one : ops) {
            for (Op other : ops) {
                if (ops.indexOf(one) < ops.indexOf(other) && touch(one, other)) {
                    assertTrue(ordered.indexOf(one) < ordered.indexOf(other), () -> one + " before " + other);
                }
            }
        }
    }

    private static boolean touch(Op one, Op other) {
        List<Tensor> all = new ArrayList<>(other.reads());
        all.addAll(other.writes());
        return !Collections.disjoint(one.writes(), all) || !Collections.disjoint(one.reads(), other.writes());
    }

    private static List<Tensor> some(List<Tensor> tensors, Random random) {
        return tensors.stream().filter(tensor -> random.nextInt(4) == 0).toList();
    }
}
