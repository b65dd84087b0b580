package lamina.core.train;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.graph.Shape;

/**
 * A tensor out of a weights file.
 *
 * @param name its name
 * @param shape its shape
 * @param numbers floats, the last dimension changing fastest
 */
public record Values(String name, Shape shape, MemorySegment numbers) {

    /** One of them. */
    public float get(long index) {
        return numbers.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }
}
