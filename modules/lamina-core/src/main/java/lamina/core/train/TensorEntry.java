package lamina.core.train;

import java.util.Optional;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;

/** A tensor in the header of a weights file; begin and end are bytes behind the header. */
record TensorEntry(String name, Element element, Shape shape, long begin, long end) {

    /** The format's word for an element. */
    static String dtype(Element element) {
        return switch (element) {
            case FLOAT32 -> "F32";
            case INT32 -> "I32";
            case BFLOAT16 -> "BF16";
        };
    }

    static Optional<Element> element(String dtype) {
        return switch (dtype) {
            case "F32" -> Optional.of(Element.FLOAT32);
            case "I32" -> Optional.of(Element.INT32);
            default -> Optional.empty();
        };
    }

    long bytes() {
        return (long) shape.size() * element.bytes();
    }

    String text() {
        return dtype(element) + " " + shape;
    }
}
