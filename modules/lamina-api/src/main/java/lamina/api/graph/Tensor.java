package lamina.api.graph;

import java.util.Objects;

/**
 * A named shape in the graph; holds no numbers.
 *
 * @param name unique in the graph: {@code conv1.weights}
 * @param shape the dimensions, outermost first
 * @param element what it is made of
 * @param role how long it lives
 */
public record Tensor(String name, Shape shape, Element element, Role role) {

    /** All components are required. */
    public Tensor {
        Objects.requireNonNull(name);
        Objects.requireNonNull(shape);
        Objects.requireNonNull(element);
        Objects.requireNonNull(role);
    }

    /** The size of its content in bytes. */
    public long bytes() {
        return (long) shape.size() * element.bytes();
    }

    /** Its name and shape, as messages show it. */
    @Override
    public String toString() {
        return name + " " + shape;
    }
}
