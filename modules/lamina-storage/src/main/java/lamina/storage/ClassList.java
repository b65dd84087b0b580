package lamina.storage;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import lamina.api.DataException;

/**
 * Classes in the order of their labels. In a file each has a line, {@code n01440764} or {@code n01440764 tench, Tinca tinca}: its first
 * word, or all of it, is what folders and archives are called, the whole line is the name. Empty lines, and those that begin with {@code #}, are none.
 */
public final class ClassList {
    private final List<String> names;
    private final Map<String, Integer> labels = new HashMap<>();

    /**
     * A list.
     *
     * @param names in the order of the labels
     * @param where for messages
     * @throws DataException if there are none, or two are the same
     */
    public ClassList(List<String> names, String where) {
        this.names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new DataException(where + " names no class; expected one in a line");
        }
        for (int label = 0; label < names.size(); label++) {
            Integer before = labels.put(names.get(label), label);
            if (before != null) {
                throw new DataException("%s has the class \"%s\" twice, as number %d and %d: remove one"
                        .formatted(where, names.get(label), before + 1, label + 1));
            }
        }
        addIds();
    }

    /** A first word that several names share names none of them. */
    private void addIds() {
        Map<String, Integer> ids = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (int label = 0; label < names.size(); label++) {
            String id = id(names.get(label));
            if (ids.put(id, label) != null) {
                shared.add(id);
            }
        }
        ids.keySet().removeAll(shared);
        ids.forEach(labels::putIfAbsent);
    }

    /** Reads a file. */
    public static ClassList read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            return new ClassList(lines, file.toString());
        } catch (NoSuchFileException e) {
            throw new DataException(
                    "there is no list of classes " + file.toAbsolutePath() + ": correct the dataset's 'classes'", e);
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is no text in UTF-8; expected the name of a class in each line", e);
        }
    }

    /** The first word. */
    public static String id(String name) {
        return name.split("\\s", 2)[0];
    }

    /** The names, in the order of the labels. */
    public List<String> names() {
        return names;
    }

    /** How many there are. */
    public int size() {
        return names.size();
    }

    /** The label of the class with this name, or the only one whose name begins with this word; empty if there is none. */
    public OptionalInt label(String name) {
        Integer label = labels.get(name);
        return label == null ? OptionalInt.empty() : OptionalInt.of(label);
    }
}
