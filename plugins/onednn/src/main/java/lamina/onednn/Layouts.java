package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** oneDNN's memory descriptors: how elements lie in memory. */
final class Layouts {
    /** Rank of its dimension arrays. */
    private static final int MAX_RANK = 12;

    private static final int QUERY_TYPE = 258;

    private Layouts() {}

    /** A memory descriptor of elements of a type in a layout with a name. */
    static MemorySegment create(Arena arena, int type, Tag tag, long... dimensions) {
        return Functions.create(
                "dnnl_memory_desc_create_with_tag",
                "ipipii",
                arena,
                "dnnl_memory_desc_destroy",
                dimensions.length,
                dimensions(arena, dimensions),
                type,
                tag.code());
    }

    /** The type of a layout's elements; 0 for an empty one. */
    static int typeOf(MemorySegment layout) {
        return number(layout, QUERY_TYPE);
    }

    /** A number that a memory descriptor tells. */
    static int number(MemorySegment layout, int query) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.JAVA_INT);
            Functions.run("dnnl_memory_desc_query", "ipip", layout, query, result);
            return result.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /** Numbers that a memory descriptor tells, one for each dimension or block. */
    @SuppressWarnings("restricted") // an array inside the descriptor, as long as all of oneDNN's
    static long[] numbers(MemorySegment layout, int query, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            Functions.run("dnnl_memory_desc_query", "ipip", layout, query, result);
            return result.get(ValueLayout.ADDRESS, 0)
                    .reinterpret((long) MAX_RANK * Long.BYTES)
                    .asSlice(0, (long) count * Long.BYTES)
                    .toArray(ValueLayout.JAVA_LONG);
        }
    }

    static long size(MemorySegment layout) {
        return (long) Functions.call("dnnl_memory_desc_get_size", "lp", layout);
    }

    static boolean same(MemorySegment layout, MemorySegment other) {
        return (int) Functions.call("dnnl_memory_desc_equal", "ipp", layout, other) != 0;
    }

    /** An array of dimensions as oneDNN wants it. */
    static MemorySegment dimensions(Arena arena, long... values) {
        MemorySegment array = arena.allocate(ValueLayout.JAVA_LONG, MAX_RANK);
        MemorySegment.copy(values, 0, array, ValueLayout.JAVA_LONG, 0, values.length);
        return array;
    }
}
