package lamina.api.graph;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The dimensions of a tensor, outermost first; all positive.
 *
 * @param dimensions the dimensions
 */
public record Shape(List<Integer> dimensions) {

    /** @throws IllegalArgumentException for a dimension below 1, or more elements than an {@code int} can count */
    public Shape {
        dimensions = List.copyOf(dimensions);
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new IllegalArgumentException("the dimensions of a shape must be positive: " + text(dimensions));
            }
            size *= dimension;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a tensor has at most 2^31-1 elements, too many in " + text(dimensions));
            }
        }
    }

    /** The shape of these dimensions. */
    public static Shape of(int... dimensions) {
        return new Shape(IntStream.of(dimensions).boxed().toList());
    }

    /** How many dimensions. */
    public int rank() {
        return dimensions.size();
    }

    /** Dimension {@code i}; -1 is the innermost. */
    public int dim(int i) {
        return dimensions.get(i < 0 ? dimensions.size() + i : i);
    }

    /** How many elements. */
    public int size() {
        int size = 1;
        for (int i = 0; i < dimensions.size(); i++) { // asked in every step: no objects
            size *= dimensions.get(i);
        }
        return size;
    }

    /** How many elements one item of the batch has: the size without the first dimension. */
    public int itemSize() {
        return size() / dim(0);
    }

    /** The same shape with another first dimension. */
    public Shape withBatch(int batch) {
        return new Shape(IntStream.range(0, rank())
                .mapToObj(i -> i == 0 ? batch : dim(i))
                .toList());
    }

    /** The same shape with another last dimension. */
    public Shape withLast(int last) {
        return new Shape(IntStream.range(0, rank())
                .mapToObj(i -> i == rank() - 1 ? last : dim(i))
                .toList());
    }

    @Override
    public String toString() {
        return text(dimensions);
    }

    private static String text(List<Integer> dimensions) {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
