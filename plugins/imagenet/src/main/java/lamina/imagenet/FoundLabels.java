package lamina.imagenet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lamina.api.DataException;

/**
 * Labels where nothing but folders and archives tells the classes: they are numbered as they come up, so that everything is gone through
 * once only, and are in alphabetical order in the end.
 */
final class FoundLabels implements Labels {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    @Override
    public void folder(String name) {
        numbers.putIfAbsent(name, numbers.size());
    }

    @Override
    public OptionalInt label(String folder, String file, String where) {
        if (folder.isEmpty()) {
            throw new DataException(Labels.homeless(where));
        }
        return OptionalInt.of(numbers.get(folder));
    }

    @Override
    public List<String> names() {
        return List.copyOf(numbers.keySet());
    }

    /** The names in the order that counts in the end. */
    List<String> sorted() {
        return numbers.keySet().stream().sorted().toList();
    }

    /** Of each label that was given, the one in the order that counts. */
    int[] places() {
        List<String> sorted = sorted();
        int[] places = new int[sorted.size()];
        for (int place = 0; place < places.length; place++) {
            places[numbers.get(sorted.get(place))] = place;
        }
        return places;
    }
}
