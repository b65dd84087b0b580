package lamina.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lamina.api.backend.Kept;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/**
 * The parameters of one graph in the forms that primitives want. Those of dense layers are kept in the order of the primitives, with the
 * states that are updated with them: updates treat all elements alike. Those of convolutions, a twentieth as large in AlexNet, stay as they are.
 * What else is wanted is derived, once after each change.
 */
final class Weights {
    private final Uses uses;
    private final Craft craft;
    private final Map<Tensor, Ordered> kept = new HashMap<>();
    private final Map<Tensor, Layout> orders = new HashMap<>(); // of what is kept, in the type that is computed in
    private final Map<Tensor, List<Derived>> derived = new HashMap<>();
    private final Set<Tensor> pinned = new HashSet<>(); // must stay in the visible layout

    /** A form of a parameter, and the op that makes it of another one. */
    private record Derived(Form form, Op op) {}

    Weights(Uses uses, Craft craft) {
        this.uses = uses;
        this.craft = craft;
    }

    Uses uses() {
        return uses;
    }

    /** Somebody uses it in the visible layout. */
    void pin(Tensor parameter) {
        if (kept.containsKey(parameter)) { // would be zeros for ever, without a word
            throw new IllegalStateException(parameter + " is kept in another order than the one it is asked for in");
        }
        pinned.add(parameter);
    }

    /**
     * Keeps weights, and the states that are updated with them, in the order of a layout, in fp32 whatever the layout's type.
     *
     * @param weights [out, in]
     * @return false if somebody minds: they stay where they are
     */
    boolean keep(Tensor weights, Layout order) {
        if (kept.containsKey(weights)) {
            return orders.get(weights).isSame(order);
        }
        Set<Tensor> group = uses.apart(weights);
        boolean padded = order.room().size() != weights.shape().size();
        if (weights.role() != Role.PARAMETER
                || padded
                || group.isEmpty()
                || group.stream().anyMatch(pinned::contains)) {
            return false;
        }
        group.forEach(tensor -> keepOne(tensor, order));
        return true;
    }

    private void keepOne(Tensor tensor, Layout order) {
        Layout flat = craft.descriptors().vector(tensor.shape().size(), Type.F32);
        kept.put(tensor, new Ordered(tensor, craft.tensor(tensor.name(), flat, tensor.role()), Order.of(order)));
        orders.put(tensor, order);
    }

    /** Kept weights in the layout whose order they have: they themselves, or a copy in bfloat16 that is derived of them. */
    Form inOrder(Tensor weights) {
        Tensor own = kept.get(weights).kept();
        Layout order = orders.get(weights);
        if (order.element() == Element.FLOAT32) {
            return new Form(own, order);
        }
        return derived.getOrDefault(weights, List.of()).stream()
                .map(Derived::form)
                .findFirst()
                .orElseGet(() -> narrow(weights, own, order));
    }

    private Form narrow(Tensor weights, Tensor own, Layout order) {
        Layout wide = craft.descriptors().vector(weights.shape().size(), Type.F32);
        Form half = new Form(
                craft.tensor(weights.name(), order, Role.STATE),
                craft.descriptors().flat(order));
        Op op = craft.copy(new Form(own, wide), half);
        Form form = new Form(half.tensor(), order);
        add(weights, form, op);
        return form;
    }

    /** What is kept instead of a parameter or state, if it is. */
    Optional<Tensor> kept(Tensor tensor) {
        return Optional.ofNullable(kept.get(tensor)).map(Ordered::kept);
    }

    /** The layout whose order a kept tensor has. */
    Layout order(Tensor tensor) {
        return orders.get(tensor);
    }

    /** The copy in bfloat16 of what is kept, if one is wanted. */
    Optional<Tensor> narrowed(Tensor parameter) {
        return derived.getOrDefault(parameter, List.of()).stream()
                .map(Derived::form)
                .filter(form -> kept.containsKey(parameter) && form.layout().element() == Element.BFLOAT16)
                .map(Form::tensor)
                .findFirst();
    }

    /**
     * A parameter in a layout.
     *
     * @param plain how the parameter lies if nobody touches it
     */
    Form in(Tensor parameter, Layout plain, Layout wanted) {
        pin(parameter);
        return derive(parameter, new Form(parameter, plain), wanted);
    }

    /** The weights of a convolution folded, in a layout. */
    Form folded(Tensor parameter, Folding folding, Layout wanted) {
        pin(parameter);
        Shape shape = folding.weights();
        Layout plain =
                craft.descriptors().layout(Type.F32, Tag.ABCD, shape.dim(0), shape.dim(1), shape.dim(2), shape.dim(3));
        Optional<Form> known = find(parameter, plain);
        Form spread = known.orElseGet(() -> {
            Form form = new Form(craft.tensor(parameter.name(), plain, Role.STATE), plain);
            add(parameter, form, new Refold(parameter, form.tensor(), folding, true));
            return form;
        });
        return derive(parameter, spread, wanted);
    }

    private Form derive(Tensor parameter, Form from, Layout wanted) {
        if (from.layout().isSame(wanted)) {
            return from;
        }
        return find(parameter, wanted).orElseGet(() -> {
            Form form = new Form(craft.tensor(parameter.name(), wanted, Role.STATE), wanted);
            add(parameter, form, craft.copy(from, form));
            return form;
        });
    }

    private Optional<Form> find(Tensor parameter, Layout layout) {
        return derived.getOrDefault(parameter, List.of()).stream()
                .map(Derived::form)
                .filter(form -> form.layout().isSame(layout))
                .findFirst();
    }

    private void add(Tensor parameter, Form form, Op op) {
        derived.computeIfAbsent(parameter, _ -> new ArrayList<>()).add(new Derived(form, op));
    }

    /**
     * What has to run after a parameter has changed.
     *
     * @param narrowed whether the copy in bfloat16 has been made already
     */
    Stream<Op> derivations(Tensor parameter, boolean narrowed) {
        return derived.getOrDefault(parameter, List.of()).stream()
                .skip(narrowed ? 1 : 0)
                .map(Derived::op);
    }

    /** What has to run after any parameter may have changed. */
    List<Op> refresh() {
        return derived.values().stream().flatMap(List::stream).map(Derived::op).toList();
    }

    List<Kept> kept() {
        return List.copyOf(kept.values());
    }
}
