package lamina.imagenet;

import java.util.List;
import java.util.Map;

/** A value of MATLAB's. */
sealed interface MatValue {

    /** Numbers, column by column. */
    record Numbers(List<Double> values) implements MatValue {}

    /** A text. */
    record Text(String value) implements MatValue {}

    /** Values of any kind, column by column. */
    record Cells(List<MatValue> values) implements MatValue {}

    /** Structures with the same fields, column by column. */
    record Structures(List<Map<String, MatValue>> values) implements MatValue {}

    /** A kind that nobody asks for: an object, a function, a sparse matrix. */
    record Other() implements MatValue {}
}
