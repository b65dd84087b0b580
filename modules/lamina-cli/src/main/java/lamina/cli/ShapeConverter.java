package lamina.cli;

import java.util.Arrays;
import java.util.stream.IntStream;
import lamina.api.graph.Shape;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a shape: {@code 3,9,7,4}, with or without brackets. */
final class ShapeConverter implements ITypeConverter<Shape> {

    @Override
    public Shape convert(String text) {
        try {
            IntStream dimensions = Arrays.stream(
                            text.replaceAll("[\\[\\] ]", "").split(",", -1))
                    .mapToInt(Integer::parseInt);
            return Shape.of(dimensions.toArray());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "must be a shape, whole numbers above 0 joined by commas, as in 3,9,7,4; found \"" + text + "\"");
        }
    }
}
