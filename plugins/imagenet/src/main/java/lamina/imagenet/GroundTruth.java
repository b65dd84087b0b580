package lamina.imagenet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lamina.api.DataException;

/**
 * The classes of pictures that are only numbered.
 *
 * @param numbers the development kit's number for each picture
 * @param where for messages
 */
record GroundTruth(List<Integer> numbers, String where) {
    private static final Pattern NUMBER = Pattern.compile("_(\\d{1,9})\\.\\w+$");

    /** Reads a number from each line. */
    static GroundTruth read(String text, String where) {
        try {
            List<Integer> numbers = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            return new GroundTruth(numbers, where);
        } catch (NumberFormatException e) {
            throw new DataException(where + " has a line that is no number: " + e.getMessage(), e);
        }
    }

    /**
     * The number of the class that a picture shows.
     *
     * @param file its name, which ends in its own number: {@code ILSVRC2012_val_00000001.JPEG}
     */
    int of(String file) {
        Matcher number = NUMBER.matcher(file);
        int picture = number.find() ? Integer.parseInt(number.group(1)) : 0;
        if (picture < 1 || picture > numbers.size()) {
            throw new DataException("%s tells the classes of the pictures 1 to %d, so not of %s"
                    .formatted(where, numbers.size(), file));
        }
        return numbers.get(picture - 1);
    }
}
