package lamina.tornado;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Lifetime;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Tensor;

/**
 * Which values share an array on the device: those whose lifetimes do not overlap. TornadoVM's arrays cannot be cut, so a value lies at
 * the beginning of one. Procedures run one at a time, so they all share the same.
 */
final class Slots {
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Map<Tensor, Slot>> byProcedure = new HashMap<>();

    /** One array to be. */
    static final class Slot {
        private final Element element;
        private final List<Lifetime> taken = new ArrayList<>(); // of the procedure that is being placed
        private int size;

        Slot(Element element) {
            this.element = element;
        }

        Element element() {
            return element;
        }

        /** How many elements the largest of its values has. */
        int size() {
            return size;
        }

        private boolean isFree(Lifetime value) {
            return value.tensor().element() == element && taken.stream().noneMatch(value::overlaps);
        }

        private void take(Lifetime value) {
            taken.add(value);
            size = Math.max(size, value.tensor().shape().size());
        }

        private int growth(Lifetime value) {
            return Math.max(0, value.tensor().shape().size() - size);
        }

        private int waste(Lifetime value) {
            return Math.max(0, size - value.tensor().shape().size());
        }
    }

    static Slots of(List<Procedure> procedures) {
        Slots slots = new Slots();
        procedures.stream()
                .sorted(Comparator.comparingInt((Procedure p) -> p.ops().size()).reversed())
                .forEach(slots::place);
        return slots;
    }

    /** Large values first, each where least is wasted ("greedy by size" of Pisarchyk and Lee 2020, for arrays instead of offsets). */
    private void place(Procedure procedure) {
        slots.forEach(slot -> slot.taken.clear());
        Map<Tensor, Slot> placed = new HashMap<>();
        Lifetime.of(procedure).stream()
                .sorted(Comparator.comparingLong(
                                (Lifetime value) -> value.tensor().bytes())
                        .reversed())
                .forEach(value -> placed.put(value.tensor(), place(value)));
        byProcedure.put(procedure.name(), placed);
    }

    private Slot place(Lifetime value) {
        Slot slot = slots.stream()
                .filter(candidate -> candidate.isFree(value))
                .min(Comparator.comparingInt((Slot candidate) -> candidate.growth(value))
                        .thenComparingInt(candidate -> candidate.waste(value)))
                .orElseGet(() -> add(value.tensor().element()));
        slot.take(value);
        return slot;
    }

    private Slot add(Element element) {
        Slot slot = new Slot(element);
        slots.add(slot);
        return slot;
    }

    List<Slot> all() {
        return List.copyOf(slots);
    }

    /** Where the values of a procedure lie. */
    Map<Tensor, Slot> of(String procedure) {
        return Map.copyOf(byProcedure.get(procedure));
    }
}
