package lamina.imagenet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one array: its flags, dimensions and name, then what its class says. */
final class MatArray {
    private static final int CELL = 1;
    private static final int STRUCTURE = 2;
    private static final int CHARACTERS = 4;
    private static final int FIRST_NUMBER = 6; // double; up to the unsigned of 64 bits
    private static final int LAST_NUMBER = 15;
    private static final int MATRIX = 14;
    private static final int LEAST = 8; // bytes of an element
    private static final int DEEPEST = 20;

    private final String where;
    private String name = "";

    MatArray(String where) {
        this.where = where;
    }

    /** What the variable is called; known once it was read. */
    String name() {
        return name;
    }

    /**
     * Reads.
     *
     * @param depth how many arrays it lies in
     */
    MatValue read(ByteBuffer bytes, int depth) {
        if (depth > DEEPEST) {
            throw MatFile.damaged(where, "arrays lie in arrays more than " + DEEPEST + " deep");
        }
        if (!bytes.hasRemaining()) {
            return new MatValue.Numbers(List.of()); // an empty one is written without anything
        }
        MatElements elements = new MatElements(bytes, where);
        double[] flags = numbers(elements);
        double[] dimensions = numbers(elements);
        name = new String(array(elements.next(true).bytes()), StandardCharsets.US_ASCII);
        int kind = flags.length == 0 ? 0 : (int) (long) flags[0] & 0xFF;
        return switch (kind) {
            case CELL -> new MatValue.Cells(values(elements, count(dimensions, 1, elements), depth));
            case STRUCTURE -> structures(elements, dimensions, depth);
            case CHARACTERS -> new MatValue.Text(MatNumbers.text(elements.next(true), where));
            default ->
                kind >= FIRST_NUMBER && kind <= LAST_NUMBER
                        ? new MatValue.Numbers(
                                Arrays.stream(numbers(elements)).boxed().toList())
                        : new MatValue.Other();
        };
    }

    private double[] numbers(MatElements elements) {
        return MatNumbers.read(elements.next(true), where);
    }

    /** How many elements there are; each takes room, so that a claim is held against what there is. */
    private int count(double[] dimensions, int each, MatElements elements) {
        double count = each;
        for (double dimension : dimensions) {
            count *= dimension;
        }
        if (!(count >= 0 && count * LEAST <= elements.remaining())) {
            throw MatFile.damaged(
                    where, "an array in it claims %.0f elements, for which it is too short".formatted(count));
        }
        return (int) count;
    }

    private MatValue structures(MatElements elements, double[] dimensions, int depth) {
        double[] width = numbers(elements);
        byte[] all = array(elements.next(true).bytes());
        if (width.length != 1 || width[0] < 1 || all.length % width[0] != 0) {
            throw MatFile.damaged(where, "the names of a structure's fields do not fit their length");
        }
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < all.length; at += (int) width[0]) {
            fields.add(new String(all, at, (int) width[0], StandardCharsets.US_ASCII).replaceFirst("\0.*", ""));
        }
        int values = count(dimensions, fields.size(), elements);
        List<Map<String, MatValue>> structures = new ArrayList<>();
        for (int i = 0; i < values; i += fields.size()) {
            Map<String, MatValue> structure = new LinkedHashMap<>();
            for (String field : fields) {
                structure.put(field, value(elements, depth));
            }
            structures.add(structure);
        }
        return new MatValue.Structures(structures);
    }

    private List<MatValue> values(MatElements elements, int count, int depth) {
        List<MatValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(elements, depth));
        }
        return values;
    }

    private MatValue value(MatElements elements, int depth) {
        MatElements.Element element = elements.next(true);
        if (element.type() != MATRIX) {
            throw MatFile.damaged(where, "an element of the type " + element.type() + " stands where an array should");
        }
        return new MatArray(where).read(element.bytes(), depth + 1);
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }
}
