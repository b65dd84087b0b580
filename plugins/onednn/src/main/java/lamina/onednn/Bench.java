package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lamina.api.backend.HostMemory;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/** Where the primitives of one op are put together. Descriptors and layouts last until it is closed, primitives as long as the program. */
final class Bench implements AutoCloseable {
    private static final Pattern REFERENCE = Pattern.compile("\\b(ref|simple)\\b");
    private static final Pattern DETOUR = Pattern.compile("\\b(ref|simple|gemm)\\b");

    private final String label;
    private final Session session;
    private final HostMemory memory;
    private final Arena local = Arena.ofConfined();
    private final List<Primitive> primitives = new ArrayList<>();
    private final List<String> implementations = new ArrayList<>();

    Bench(Op op, Session session, HostMemory memory) {
        this.session = session;
        this.memory = memory;
        this.label = op.type() + " (" + text(op.reads()) + " -> " + text(op.writes()) + ")";
    }

    private static String text(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::toString).collect(Collectors.joining(", "));
    }

    MemorySegment of(Tensor tensor) {
        return memory.of(tensor);
    }

    MemorySegment layout(Tag tag, long... dimensions) {
        return Dnnl.layout(local, tag, dimensions);
    }

    MemorySegment strided(long[] dimensions, long[] strides) {
        return Dnnl.strided(local, dimensions, strides);
    }

    /** [batch, height, width, channels] as oneDNN sees it: logically [n, c, h, w], channels innermost. */
    MemorySegment featureMaps(Shape shape) {
        return layout(Tag.NHWC, shape.dim(0), shape.dim(3), shape.dim(1), shape.dim(2));
    }

    /** A matrix: the first dimension, and all others as one. */
    MemorySegment rows(Tensor tensor) {
        return layout(Tag.AB, tensor.shape().dim(0), tensor.shape().itemSize());
    }

    MemorySegment dimensions(long... values) {
        return Dnnl.dimensions(local, values);
    }

    /** @throws Unfit if oneDNN cannot do it */
    MemorySegment describe(String operation, String signature, Object... arguments) throws Unfit {
        return Dnnl.descriptor(local, operation, signature, arguments);
    }

    /** A piece of memory and what it is to a primitive. */
    record Slot(int code, MemorySegment layout, MemorySegment data) {
        Slot(Argument argument, MemorySegment layout, MemorySegment data) {
            this(argument.code(), layout, data);
        }
    }

    /** A tensor in a layout that describes the memory it has. */
    Slot slot(Argument argument, MemorySegment layout, Tensor tensor) {
        return new Slot(argument, layout, memory.of(tensor));
    }

    /** The content of a part of the batch, which is the first dimension. */
    MemorySegment part(Tensor tensor, int part, int parts) {
        long bytes = tensor.bytes() / parts;
        return of(tensor).asSlice(bytes * part, bytes);
    }

    /**
     * What a forward op leaves behind for its gradient, in the tensor that they have for it.
     *
     * @throws Unfit if it is too small
     */
    Slot workspace(MemorySegment descriptor, Tensor tensor) throws Unfit {
        MemorySegment layout = Dnnl.layoutOf(descriptor, Query.WORKSPACE);
        if (Dnnl.size(layout) > tensor.bytes()) {
            throw new Unfit("oneDNN wants a workspace of " + Dnnl.size(layout) + " bytes, " + tensor + " has "
                    + tensor.bytes());
        }
        return slot(Argument.WORKSPACE, layout, tensor);
    }

    /** Scratch memory for content in a layout. */
    MemorySegment scratch(MemorySegment layout) {
        return memory.scratch(Dnnl.size(layout));
    }

    /** The content of weights in another layout: copied in each run, unless they lie so already. */
    MemorySegment packed(MemorySegment plain, Tensor weights, MemorySegment layout) {
        if (Dnnl.same(plain, layout)) {
            return memory.of(weights);
        }
        MemorySegment packed = scratch(layout);
        reorder(plain, memory.of(weights), layout, packed);
        return packed;
    }

    /**
     * Adds the primitive that listings name.
     *
     * @throws Unfit if only a reference implementation would run it
     */
    void compute(MemorySegment descriptor, Slot... slots) throws Unfit {
        requireFast(descriptor);
        implementations.add(Dnnl.implementation(descriptor));
        add(descriptor, slots);
    }

    /**
     * Reference implementations are plain loops, at times a thousand times slower than the others, and nothing but their name tells.
     *
     * @throws Unfit if it is one: the portable kernel does as well
     */
    void requireFast(MemorySegment descriptor) throws Unfit {
        String implementation = Dnnl.implementation(descriptor);
        if (REFERENCE.matcher(implementation).find()) {
            throw new Unfit("oneDNN has only its slow reference implementation for this, " + implementation);
        }
    }

    /** Whether the convolution kernels written for this processor do it, not a detour over a product of matrices. */
    boolean isDirect(MemorySegment descriptor) {
        return !DETOUR.matcher(Dnnl.implementation(descriptor)).find();
    }

    /** Adds the sum of pieces of the same layout, which may go into the first of them. */
    void sum(MemorySegment layout, List<MemorySegment> pieces, MemorySegment into) {
        List<Slot> slots = new ArrayList<>();
        for (MemorySegment piece : pieces) {
            slots.add(new Slot(Argument.MULTIPLE_SOURCE.code() + slots.size(), layout, piece));
        }
        slots.add(new Slot(Argument.DESTINATION, layout, into));
        add(Dnnl.sum(local, layout, pieces.size()), slots.toArray(Slot[]::new));
    }

    /** Adds a copy from one layout into another. */
    void reorder(MemorySegment from, MemorySegment source, MemorySegment to, MemorySegment destination) {
        add(
                Dnnl.reorder(local, from, to),
                new Slot(Argument.SOURCE, from, source),
                new Slot(Argument.DESTINATION, to, destination));
    }

    private void add(MemorySegment descriptor, Slot... slots) {
        List<Slot> all = new ArrayList<>(List.of(slots));
        MemorySegment scratchpad = Dnnl.layoutOf(descriptor, Query.SCRATCHPAD);
        if (Dnnl.size(scratchpad) > 0) {
            all.add(new Slot(Argument.SCRATCHPAD, scratchpad, scratch(scratchpad)));
        }
        primitives.add(new Primitive(label, session, memory, descriptor, all));
    }

    Runnable steps() {
        return new Steps(memory.threads(), List.copyOf(primitives));
    }

    String implementations() {
        return implementations.stream().distinct().collect(Collectors.joining(" + "));
    }

    @Override
    public void close() {
        local.close();
    }

    /** Runs primitives one after the other. */
    private record Steps(int threads, List<Primitive> primitives) implements Runnable {
        @Override
        public void run() {
            Dnnl.setThreads(threads); // counts for the calling thread only, and who calls may change
            for (int i = 0; i < primitives.size(); i++) { // an iterator would be an object a run
                primitives.get(i).run();
            }
        }
    }
}
