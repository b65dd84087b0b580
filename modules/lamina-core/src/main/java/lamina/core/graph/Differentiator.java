package lamina.core.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lamina.api.AssemblyException;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Gradients;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Add;

/**
 * Adds the gradients of a forward pass: reverse-mode differentiation, once, at assembly. Each op is asked for its own derivative after
 * all readers of its output, so that the gradient it gets is complete.
 */
public final class Differentiator implements Gradients {
    private final Emitter emitter;
    private final Consumer<Op> beside;
    private final List<Op> forward;
    private final Set<Tensor> wanted = new HashSet<>();
    private final Map<Tensor, Tensor> gradients = new HashMap<>();
    private final Map<Tensor, Op> writers = new HashMap<>();
    private final SequencedMap<Add, Tensor> sums = new LinkedHashMap<>(); // and of which tensor's gradients

    /**
     * For one forward pass.
     *
     * @param emitter where the gradients' ops go
     * @param forward the ops, in order
     * @param parameters the tensors whose gradients are wanted in the end
     */
    public Differentiator(Emitter emitter, List<Op> forward, Set<Tensor> parameters) {
        this(emitter, forward, parameters, _ -> {});
    }

    /** @param beside told, before ops are added, which op of the forward pass they belong to: on whose device they are to run */
    Differentiator(Emitter emitter, List<Op> forward, Set<Tensor> parameters, Consumer<Op> beside) {
        this.emitter = emitter;
        this.beside = beside;
        this.forward = List.copyOf(forward);
        wanted.addAll(parameters);
        for (Op op : this.forward) {
            op.writes().forEach(written -> writers.put(written, op));
            if (op.reads().stream().anyMatch(wanted::contains)) {
                wanted.addAll(op.writes());
            }
        }
    }

    /**
     * Adds the gradients.
     *
     * @param loss what is minimized, written by the forward pass
     * @param seed the gradient with respect to {@code loss}: one over the batch for a mean
     * @param finished called with each parameter and its gradient as soon as nothing that follows reads the parameter, so that its
     *     update may be added there and the gradient's memory be used again
     */
    public void differentiate(Tensor loss, Tensor seed, BiConsumer<Tensor, Tensor> finished) {
        gradients.put(loss, seed);
        Map<Integer, List<Tensor>> firstReads = firstReads();
        for (int i = forward.size() - 1; i >= 0; i--) {
            Op op = forward.get(i);
            beside.accept(op);
            if (op.writes().stream().anyMatch(gradients::containsKey)
                    && op.reads().stream().anyMatch(this::wanted)) {
                differentiable(op).differentiate(this);
                addUp(op);
            }
            beside.accept(op);
            firstReads.getOrDefault(i, List.of()).forEach(p -> finished.accept(p, of(p)));
        }
    }

    /** Where the tensor was written, so that of a sum over devices each part crosses once, and the sum itself never. */
    private void addUp(Op reader) {
        sums.forEach((sum, tensor) -> {
            beside.accept(writers.getOrDefault(tensor, reader));
            emitter.add(sum);
        });
        sums.clear();
    }

    @Override
    public Tensor of(Tensor written) {
        Tensor gradient = gradients.get(written);
        if (gradient == null) {
            throw new AssemblyException(
                    "no gradient reaches '%s': nothing between it and the loss depends on it; connect it, or set its rate scale to 0"
                            .formatted(written.name()));
        }
        return gradient;
    }

    @Override
    public boolean wanted(Tensor read) {
        return wanted.contains(read);
    }

    @Override
    public Tensor into(Tensor read) {
        Tensor part = emitter.value(plain(read), read.shape());
        Tensor before = gradients.get(read);
        if (before == null) {
            gradients.put(read, part);
        } else {
            Tensor sum = emitter.value(plain(read), read.shape());
            sums.put(new Add(before, part, sum), read);
            gradients.put(read, sum);
        }
        return part;
    }

    @Override
    public Tensor value(String name, Shape shape, Element element) {
        return emitter.value(name, shape, element);
    }

    @Override
    public <O extends Op> O add(O op) {
        return emitter.add(op);
    }

    /** The parameters by the index of the first op that reads them. */
    private Map<Integer, List<Tensor>> firstReads() {
        Map<Integer, List<Tensor>> first = new HashMap<>();
        Set<Tensor> seen = new HashSet<>();
        for (int i = 0; i < forward.size(); i++) {
            for (Tensor read : forward.get(i).reads()) {
                if (isParameter(read) && seen.add(read)) {
                    first.computeIfAbsent(i, _ -> new ArrayList<>()).add(read);
                }
            }
        }
        return first;
    }

    private boolean isParameter(Tensor tensor) {
        return tensor.role() == Role.PARAMETER && wanted.contains(tensor);
    }

    private static Differentiable differentiable(Op op) {
        if (op instanceof Differentiable differentiable) {
            return differentiable;
        }
        throw new AssemblyException("a gradient has to pass through '%s', which writes %s, but it has no derivative"
                .formatted(op.type(), op.writes()));
    }

    /** The name without its procedure: {@code conv1.y} of {@code train/conv1.y}. */
    private static String plain(Tensor tensor) {
        return tensor.name().substring(tensor.name().indexOf('/') + 1);
    }
}
