package lamina.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.HostOp;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Kernel;

/**
 * Runs a graph by its portable kernels, one after the other, each tensor in memory of its own. Slow, simple and strict: what other
 * backends are compared with. On request it audits each op: whether it touches only what it declares and writes all of that.
 */
public final class Reference implements Program {
    private final Graph graph;
    private final Cut cut;
    private final boolean audit;
    private final BiFunction<Kernel, Integer, Kernel> form;
    private final Arena arena = Arena.ofShared();
    private final SequencedMap<Tensor, Guarded> memory = new LinkedHashMap<>();
    private final Map<String, List<Step>> steps = new LinkedHashMap<>();

    /** One op and the kernels that it launches; none if the host does it. */
    private record Step(Op op, List<Launched> kernels) {}

    private record Launched(int size, Kernel kernel) {}

    /**
     * For one graph.
     *
     * @param cut how the kernels' ranges are cut
     * @param audit whether each op is audited, which takes time in proportion to the memory of the whole graph
     */
    public Reference(Graph graph, Cut cut, boolean audit) {
        this(graph, cut, audit, (kernel, _) -> kernel);
    }

    /** Runs another form of each kernel, given the kernel and the size of its launch. */
    Reference(Graph graph, Cut cut, boolean audit, BiFunction<Kernel, Integer, Kernel> form) {
        this.graph = graph;
        this.cut = cut;
        this.audit = audit;
        this.form = form;
        graph.tensors().forEach(tensor -> memory.put(tensor, new Guarded(tensor, arena)));
        graph.procedures()
                .forEach(p -> steps.put(
                        p.name(),
                        p.ops().stream().map(op -> new Step(op, kernels(op))).toList()));
    }

    private List<Launched> kernels(Op op) {
        List<Launched> kernels = new ArrayList<>();
        if (op instanceof HostOp) {
            return kernels;
        }
        op.launch(new ViewLauncher(
                op, memory, (kernel, size) -> kernels.add(new Launched(size, form.apply(kernel, size)))));
        return kernels;
    }

    /** The classes of the kernels that it runs. */
    public Set<Class<?>> kernels() {
        Set<Class<?>> classes = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        steps.values()
                .forEach(list -> list.forEach(step ->
                        step.kernels().forEach(k -> classes.add(k.kernel().getClass()))));
        return classes;
    }

    @Override
    public void run(String procedure) {
        Procedure running = graph.procedures().stream()
                .filter(p -> p.name().equals(procedure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the graph has no procedure '" + procedure + "'"));
        running.ops().stream()
                .flatMap(op -> op.writes().stream())
                .filter(tensor -> tensor.role() == Role.VALUE)
                .forEach(tensor -> memory.get(tensor).poison());
        steps.get(procedure).forEach(audit ? this::audited : this::plain);
    }

    @Override
    public long[] time(String procedure) {
        run(procedure); // nobody asks the reference for speed
        return new long[steps.get(procedure).size()];
    }

    private void plain(Step step) {
        if (step.op() instanceof HostOp host) {
            host.run(tensor -> declared(host, tensor));
        }
        step.kernels().forEach(launched -> run(step.op(), launched));
    }

    private void run(Op op, Launched launched) {
        try {
            cut.run(launched.size(), launched.kernel());
        } catch (IndexOutOfBoundsException e) {
            throw new AssertionError(
                    "%s, which reads %s and writes %s: its kernel %s, launched over %d, reaches outside of one of them: %s. What is launched has to fit the shapes"
                            .formatted(
                                    op.type(),
                                    op.reads(),
                                    op.writes(),
                                    launched.kernel().getClass().getSimpleName(),
                                    launched.size(),
                                    e.getMessage()),
                    e);
        }
    }

    private MemorySegment declared(Op op, Tensor tensor) {
        if (!op.reads().contains(tensor) && !op.writes().contains(tensor)) {
            throw new AssertionError("op " + op.type() + " asks for the memory of " + tensor
                    + ", which it declares neither to read nor to write");
        }
        return memory.get(tensor).content();
    }

    private void audited(Step step) {
        String where = "op " + step.op().type() + " writing " + step.op().writes();
        Map<Tensor, int[]> before = new LinkedHashMap<>();
        others(step.op(), tensor -> before.put(tensor, bits(tensor)));
        plain(step);
        memory.values().forEach(guarded -> guarded.checkBands(where));
        others(step.op(), tensor -> {
            if (!Arrays.equals(before.get(tensor), bits(tensor))) {
                throw new AssertionError(where + " changed " + tensor + ", which it does not declare to write");
            }
        });
        step.op().writes().forEach(tensor -> memory.get(tensor).checkWritten(where));
    }

    private void others(Op op, Consumer<Tensor> action) {
        memory.keySet().stream().filter(tensor -> !op.writes().contains(tensor)).forEach(action);
    }

    private int[] bits(Tensor tensor) {
        return memory.get(tensor).content().toArray(ValueLayout.JAVA_INT);
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        content(tensor, from).copyFrom(from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        into.copyFrom(content(tensor, into));
    }

    private MemorySegment content(Tensor tensor, MemorySegment other) {
        Guarded guarded = memory.get(tensor);
        if (guarded == null) {
            throw new IllegalArgumentException("the graph has no tensor " + tensor);
        }
        if (other.byteSize() != tensor.bytes()) {
            throw new IllegalArgumentException(
                    tensor + " has " + tensor.bytes() + " bytes, the segment has " + other.byteSize());
        }
        return guarded.content();
    }

    @Override
    public List<Placement> placements() {
        return graph.procedures().stream()
                .flatMap(p -> p.ops().stream().map(op -> new Placement(p.name(), op, "portable", "")))
                .toList();
    }

    @Override
    public List<MemoryUse> memory() {
        long bytes = memory.keySet().stream().mapToLong(Tensor::bytes).sum();
        return List.of(new MemoryUse("tensors", bytes));
    }

    @Override
    public void close() {
        arena.close();
    }
}
