package lamina.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import lamina.api.BackendException;
import lamina.api.graph.Element;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** TornadoVM's arrays over memory of our own. */
final class HostArray {
    private static final int CACHE_LINE = 64;

    private HostArray() {}

    /** A new one, of zeros. */
    static TornadoNativeArray of(Element element, int size, Arena arena) {
        MemorySegment segment = segment(element.bytes(), size, arena);
        return switch (element) {
            case FLOAT32 -> FloatArray.fromSegmentShallow(segment);
            case INT32 -> IntArray.fromSegmentShallow(segment);
            case BFLOAT16 ->
                throw new BackendException(
                        "the backend tornado has no tensors of BFLOAT16; set its \"precision\" to \"f32\"");
        };
    }

    /** A new one of numbers of two bytes, all zero. */
    static ShortArray halves(int size, Arena arena) {
        return ShortArray.fromSegmentShallow(segment(Short.BYTES, size, arena));
    }

    /** A header and so many elements, the first of which lies at a multiple of 64. */
    private static MemorySegment segment(int each, int size, Arena arena) {
        long header = TornadoNativeArray.ARRAY_HEADER;
        long bytes = (long) each * size;
        return HostPages.map(CACHE_LINE + bytes, arena).asSlice(CACHE_LINE - header, header + bytes);
    }

    /** The first elements of an array, as the host sees them. */
    static MemorySegment content(TornadoNativeArray array, long bytes) {
        return array.getSegment().asSlice(0, bytes);
    }
}
