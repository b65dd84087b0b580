package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;

/**
 * How elements lie in memory.
 *
 * @param descriptor oneDNN's memory descriptor
 */
record Layout(MemorySegment descriptor) {

    long bytes() {
        return Layouts.size(descriptor);
    }

    boolean isSame(Layout other) {
        return descriptor.equals(other.descriptor) || Layouts.same(descriptor, other.descriptor);
    }

    Element element() {
        int code = Layouts.typeOf(descriptor);
        for (Type type : Type.values()) {
            if (type.code() == code) {
                return type.element();
            }
        }
        return Element.INT32; // bytes that nobody but oneDNN looks at
    }

    /** The shape of a tensor that is as large, padding included. */
    Shape room() {
        int unit = element().bytes();
        return Shape.of((int) Math.max(1, (bytes() + unit - 1) / unit));
    }
}
