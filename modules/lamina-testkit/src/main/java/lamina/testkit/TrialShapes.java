package lamina.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import org.opentest4j.TestAbortedException;

/**
 * Shapes of inputs for a layer of which nothing is known: those that it takes, and those that it refuses.
 *
 * @param taken the first that it is built with; empty if there are none
 * @param refused the first that it is not built with; empty if there are none
 * @param reason why the last of them was refused
 */
record TrialShapes(Optional<List<Shape>> taken, Optional<List<Shape>> refused, String reason) {
    private static final Shape PICTURES = Shape.of(3, 9, 7, 4);
    private static final Shape ROWS = Shape.of(3, 12);
    private static final Shape SEQUENCES = Shape.of(3, 6, 5);

    private static final List<List<Shape>> SMALL = List.of(
            List.of(PICTURES), List.of(ROWS), List.of(SEQUENCES), List.of(PICTURES, PICTURES), List.of(ROWS, ROWS));

    /** Large ones, which take long, only for what has no use for small ones. */
    private static final List<List<Shape>> ALL = Stream.concat(
                    SMALL.stream(), Stream.of(List.of(Shape.of(2, 37, 35, 3))))
            .toList();

    /** What no layer for pictures need take, and what is apt to go wrong. */
    private static final List<List<Shape>> ODD = List.of(
            List.of(ROWS),
            List.of(SEQUENCES),
            List.of(PICTURES),
            List.of(Shape.of(3, 1, 1, 5)),
            List.of(Shape.of(1, 5)));

    /** Tries shapes, or those that are given. */
    static TrialShapes of(Supplier<Layer> layer, List<Shape> given) {
        List<List<Shape>> candidates = given.isEmpty() ? ALL : List.of(given);
        String reason = "";
        for (List<Shape> shapes : candidates) {
            Optional<RuntimeException> error = refusal(layer, shapes);
            if (error.isEmpty()) {
                return new TrialShapes(Optional.of(shapes), refused(layer, shapes.size()), "");
            }
            reason = words(shapes) + ": " + error.get().getMessage();
        }
        return new TrialShapes(Optional.empty(), Optional.empty(), reason);
    }

    /** The small ones that it is built with, odd ones among them. */
    static Stream<List<Shape>> taken(Supplier<Layer> layer) {
        return Stream.concat(SMALL.stream(), ODD.stream())
                .distinct()
                .filter(shapes -> refusal(layer, shapes).isEmpty());
    }

    private static Optional<List<Shape>> refused(Supplier<Layer> layer, int inputs) {
        Stream<List<Shape>> odd =
                inputs == 1 ? ODD.stream() : Stream.of(List.of(PICTURES, SEQUENCES), List.of(PICTURES, ROWS));
        return odd.filter(shapes -> shapes.size() == inputs)
                .filter(shapes -> refusal(layer, shapes).isPresent())
                .findFirst();
    }

    private static Optional<RuntimeException> refusal(Supplier<Layer> layer, List<Shape> shapes) {
        try {
            Built.layer(layer.get(), true, 1, shapes);
            return Optional.empty();
        } catch (RuntimeException e) { // whatever a layer throws; rule L12 says what it has to
            return Optional.of(e);
        }
    }

    List<Shape> inputs() {
        return taken.orElseThrow(() -> new TestAbortedException(
                "no shape that was tried fits; --input gives one (the last was refused, %s)".formatted(reason)));
    }

    Optional<List<Shape>> mustRefuse() {
        if (refused.isEmpty()) {
            inputs();
            throw new TestAbortedException("it takes every shape that was tried: "
                    + ODD.stream().map(TrialShapes::words).collect(Collectors.joining(", ")));
        }
        return refused;
    }

    static String words(List<Shape> shapes) {
        return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
    }
}
