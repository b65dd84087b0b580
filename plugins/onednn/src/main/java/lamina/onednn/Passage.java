package lamina.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.ops.Reshape;

/** One procedure on its way from the original graph to the one that is run: what is already there, and in which forms. */
final class Passage {
    private final Procedure procedure;
    private final Craft craft;
    private final Recipes recipes;
    private final Readers readers;
    private final Forms forms;
    private final Map<Tensor, List<Form>> copies =
            new HashMap<>(); // of weights that are not learned, in layouts of weights
    private final Map<Folding, Tensor> folded = new HashMap<>();
    private final List<Op> ops = new ArrayList<>();
    private final Set<Op> done = new HashSet<>();
    private int at;
    private Type type = Type.F32;

    /** Stands for the ops that follow a change of a parameter, until all of them are known. */
    private record Changed(Tensor parameter, boolean narrowed) implements Own {
        @Override
        public List<Tensor> reads() {
            return List.of();
        }

        @Override
        public List<Tensor> writes() {
            return List.of();
        }

        @Override
        public Preparation prepare(HostMemory memory, Session session) {
            throw new IllegalStateException("only a mark");
        }
    }

    Passage(Procedure procedure, Craft craft, Recipes recipes) {
        this.procedure = procedure;
        this.craft = craft;
        this.recipes = recipes;
        this.forms = new Forms(craft);
        this.readers = new Readers(procedure);
    }

    Passage lower(Map<Op, String> remarks) {
        for (at = 0; at < procedure.ops().size(); at++) {
            Op op = procedure.ops().get(at);
            if (!done.contains(op)) {
                recipes.of(op).ifPresentOrElse(recipe -> attempt(op, recipe, remarks), () -> pass(op));
            }
        }
        procedure.results().forEach(this::show);
        return this;
    }

    private void attempt(Op op, Recipe<Op> recipe, Map<Op, String> remarks) {
        for (Type each : craft.types()) {
            type = each;
            try {
                recipe.lower(op, this);
                return;
            } catch (Unfit e) {
                boolean last = each == craft.types().getLast();
                remarks.put(op, "onednn: " + (last ? "" : "not in bf16: ") + e.getMessage());
            }
        }
        pass(op);
    }

    /** The procedure as it is run. */
    Procedure lowered() {
        List<Op> all = ops.stream()
                .flatMap(op -> op instanceof Changed(Tensor parameter, boolean narrowed)
                        ? craft.weights().derivations(parameter, narrowed)
                        : Stream.of(op))
                .toList();
        return new Procedure(procedure.name(), all, procedure.results());
    }

    /** Leaves an op as it is: whatever it reads is brought into the visible layout. */
    void pass(Op op) {
        Stream.concat(op.reads().stream(), op.writes().stream())
                .filter(tensor -> tensor.role() != Role.VALUE)
                .forEach(craft.weights()::pin);
        op.reads().forEach(this::show);
        op.writes().forEach(tensor -> made(tensor, new Form(tensor, craft.visible(tensor))));
        add(op);
        op.writes().stream().filter(tensor -> tensor.role() == Role.PARAMETER).forEach(w -> changed(w, false));
    }

    void add(Op op) {
        ops.add(op);
    }

    /** From here on a parameter is another: what is derived of it has to be derived again. */
    void changed(Tensor parameter, boolean narrowed) {
        ops.add(new Changed(parameter, narrowed));
    }

    /** Another op whose work has been done. */
    void done(Op op) {
        done.add(op);
    }

    Craft craft() {
        return craft;
    }

    Descriptors descriptors() {
        return craft.descriptors();
    }

    Readers readers() {
        return readers;
    }

    /** What to compute in, if oneDNN can. */
    Type type() {
        return type;
    }

    /** What to write a tensor in: fp32 if it is a result, or if nobody computes in less with it, by whatever name. */
    Type typeOf(Tensor written) {
        return isNarrow(written) ? type : Type.F32;
    }

    private boolean isNarrow(Tensor tensor) {
        return !procedure.results().contains(tensor)
                && readers.of(tensor)
                        .anyMatch(op -> op instanceof Reshape reshape ? isNarrow(reshape.y()) : recipes.isNarrow(op));
    }

    /** The form in which a tensor was made. */
    Form made(Tensor tensor) {
        return forms.of(tensor).getFirst();
    }

    /** Stands for the folded input of a convolution. */
    Tensor folded(Folding folding) {
        Tensor x = folding.conv().x();
        return folded.computeIfAbsent(
                folding,
                _ -> new Tensor(x.name() + "~folded" + folded.size(), folding.input(), x.element(), Role.VALUE));
    }

    boolean isMade(Tensor tensor) {
        return forms.isMade(tensor);
    }

    /** A tensor in a layout, by a copy if it is not there in that layout yet. */
    Form read(Tensor tensor, Layout layout) {
        for (Form form : forms.of(tensor)) {
            if (form.layout().isSame(layout)) {
                return form;
            }
        }
        return copied(tensor, made(tensor), room(tensor, layout));
    }

    /** Brings a tensor's content to where the original graph has it. */
    private void show(Tensor tensor) {
        if (forms.of(tensor).stream().noneMatch(form -> form.tensor().equals(tensor))) {
            copied(tensor, made(tensor), new Form(tensor, craft.visible(tensor)));
        }
    }

    private Form copied(Tensor tensor, Form from, Form to) {
        forms.copied(tensor, to);
        add(craft.copy(from, to));
        return to;
    }

    /**
     * Weights in a layout: derived once for each change if they are learned, else copied here.
     *
     * @param plain how they lie in the graph
     */
    Form weights(Tensor w, Layout plain, Layout wanted) {
        if (w.role() == Role.PARAMETER) {
            return craft.weights().in(w, plain, wanted);
        }
        Form visible = new Form(read(w, craft.visible(w)).tensor(), plain);
        if (plain.isSame(wanted)) {
            return visible;
        }
        for (Form form : copies.getOrDefault(w, List.of())) {
            if (form.layout().isSame(wanted)) {
                return form;
            }
        }
        Form copy = new Form(craft.tensor(w.name(), wanted, Role.VALUE), wanted);
        copies.computeIfAbsent(w, _ -> new ArrayList<>()).add(copy);
        add(craft.copy(visible, copy));
        return copy;
    }

    /** Where an op may write a tensor in a layout. */
    Form write(Tensor tensor, Layout layout) {
        Form form = room(tensor, layout);
        made(tensor, form);
        return form;
    }

    /** The tensor itself for the visible layout, a tensor of ours for any other. */
    private Form room(Tensor tensor, Layout layout) {
        return layout.isSame(craft.visible(tensor))
                ? new Form(tensor, layout)
                : new Form(craft.tensor(tensor.name(), layout, Role.VALUE), layout);
    }

    /** Says where a tensor's new content lies; copies of what it had are no longer its content. */
    void made(Tensor tensor, Form form) {
        forms.made(tensor, form);
        copies.remove(tensor);
    }

    /** Whether nobody looks at a form behind the op at hand, so that the op may write its result there. */
    boolean isFree(Form form) {
        return forms.isFree(form, tensor -> readers.isReadAfter(tensor, at));
    }
}
