package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.ops.Scale;

/** Makes the descriptors of layouts and primitives, each once: oneDNN is asked for the same thing again and again. They live as long as anybody knows them. */
final class Descriptors {
    private static final Pattern REFERENCE = Pattern.compile("\\b(ref|simple)\\b");
    private static final Pattern DETOUR = Pattern.compile("\\b(ref|simple|gemm)\\b");

    private final Arena arena = Arena.ofAuto();
    private final Map<List<Object>, Layout> layouts = new HashMap<>();
    private final Map<List<Long>, MemorySegment> dimensions = new HashMap<>();
    private final Map<List<Object>, MemorySegment> attributes = new HashMap<>();
    private final Map<List<Object>, MemorySegment> primitives = new HashMap<>();

    Layout layout(Type type, Tag tag, long... sizes) {
        return layouts.computeIfAbsent(
                List.of(type, tag, boxed(sizes)), _ -> new Layout(Layouts.create(arena, type.code(), tag, sizes)));
    }

    private static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** [batch, height, width, channels] as oneDNN sees it: logically [n, c, h, w]. */
    Layout maps(Shape shape, Type type, Tag tag) {
        return layout(type, tag, shape.dim(0), shape.dim(3), shape.dim(1), shape.dim(2));
    }

    Layout vector(int size, Type type) {
        return layout(type, Tag.A, size);
    }

    /** The layout that tensors of a graph have: feature maps with channels innermost, all else as rows. */
    Layout visible(Shape shape, Type type) {
        return switch (shape.rank()) {
            case 0, 1 -> vector(shape.size(), type);
            case 4 -> maps(shape, type, Tag.NHWC);
            default -> layout(type, Tag.AB, shape.dim(0), shape.itemSize());
        };
    }

    /** As many elements, one after the other as they lie. */
    Layout flat(Layout layout) {
        Type type = layout.element() == Element.BFLOAT16 ? Type.BF16 : Type.F32;
        return vector(layout.room().size(), type);
    }

    MemorySegment dimensions(long... values) {
        return dimensions.computeIfAbsent(boxed(values), _ -> Layouts.dimensions(arena, values));
    }

    /** @throws Unfit if oneDNN cannot do it */
    MemorySegment describe(String operation, String signature, Object... arguments) throws Unfit {
        return describe(Behind.NOTHING, operation, signature, arguments);
    }

    /**
     * The same with what is behind it.
     *
     * @throws Unfit if oneDNN cannot do it
     */
    MemorySegment describe(Behind behind, String operation, String signature, Object... arguments) throws Unfit {
        Object[] plain = plain(arguments);
        MemorySegment attributes = attributes(behind);
        List<Object> key = List.of(operation, attributes, List.of(plain));
        MemorySegment known = primitives.get(key);
        if (known == null) {
            known = Dnnl.descriptor(arena, operation, signature, attributes, plain);
            primitives.put(key, known);
        }
        return known;
    }

    private MemorySegment attributes(Behind behind) {
        return attributes.computeIfAbsent(
                List.of(behind.relu().isPresent(), behind.scale().map(Scale::factor)),
                _ -> Attributes.create(arena, behind));
    }

    private static Object[] plain(Object[] arguments) {
        Object[] plain = arguments.clone();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] instanceof Layout layout) {
                plain[i] = layout.descriptor();
            }
        }
        return plain;
    }

    MemorySegment reorder(Layout from, Layout to) {
        return Dnnl.reorder(arena, from.descriptor(), to.descriptor());
    }

    MemorySegment sum(Layout layout, int count) {
        return Dnnl.sum(arena, layout.descriptor(), count);
    }

    static Layout layoutOf(MemorySegment descriptor, Query query) {
        return new Layout(Dnnl.layoutOf(descriptor, query));
    }

    /**
     * Reference implementations are plain loops, at times a thousand times slower than the others, and nothing but their name tells.
     *
     * @throws Unfit if it is one: the portable kernel does as well
     */
    static MemorySegment fast(MemorySegment descriptor) throws Unfit {
        String implementation = Dnnl.implementation(descriptor);
        if (REFERENCE.matcher(implementation).find()) {
            throw new Unfit("oneDNN has only its slow reference implementation for this, " + implementation);
        }
        return descriptor;
    }

    /** Whether the convolution kernels written for this processor do it, not a detour over a product of matrices. */
    static boolean isDirect(MemorySegment descriptor) {
        return !DETOUR.matcher(Dnnl.implementation(descriptor)).find();
    }
}
