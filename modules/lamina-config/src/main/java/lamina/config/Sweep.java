package lamina.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.Default;
import lamina.api.Doc;

/**
 * Runs that differ in a few settings, to be compared: those of a list, and those of a grid.
 *
 * @see RunReader#sweep
 */
@Doc("Runs that differ in a few settings, to be compared")
public record Sweep(
        @Doc("Its name, and that of its folder") @Default("sweep")
        String name,

        @Doc("What is varied: a configuration file beside this one, or a model")
        String run,

        @Doc("What all of the runs change, as --set does: train.epochs=3") @Default("[]")
        List<String> set,

        @Doc("Runs by their names, and what each changes") @Default("{}")
        Map<String, List<String>> runs,

        @Doc("Lists of changes that exclude each other; there is a run for each choice of one out of every list")
        @Default("[]")
        List<List<String>> grid,

        @Doc("Whether a run that fails is the last") @Default("false")
        boolean stopOnFailure) {

    private static final int LONGEST = 80; // characters of a folder's name

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if there is no run in it, or a list in the grid with nothing to choose from
     */
    public Sweep {
        set = List.copyOf(set);
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
        grid = grid.stream().map(List::copyOf).toList();
        if (runs.isEmpty() && grid.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to run: \"runs\" names runs, as in {\"slow\": [\"schedule.rate=0.001\"]}, \"grid\" has lists to choose from");
        }
        if (grid.stream().anyMatch(list -> list.size() < 2)) {
            throw new IllegalArgumentException(
                    "each list in the grid must have two changes at least, as in [[\"train.batch=32\", \"train.batch=64\"]]; what holds for all runs belongs to \"set\"");
        }
        if (!name.matches(Named.NAME)) {
            throw new IllegalArgumentException(
                    "the name must be letters, digits, dashes and underscores; found \"" + name + "\"");
        }
    }

    /**
     * One of the runs.
     *
     * @param name of its folder
     * @param changes as of {@code --set}, in order
     */
    public record Variant(String name, List<String> changes) {
        /** Copies the list. */
        public Variant {
            changes = List.copyOf(changes);
        }
    }

    /** What one of the runs changes beside what all of them do. */
    public List<String> own(Variant variant) {
        return variant.changes().subList(set.size(), variant.changes().size());
    }

    /** Every run: those that have a name, then the grid's, whose last list changes fastest. */
    public List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(runs.keySet());
        runs.forEach((name, changes) -> variants.add(variant(name, changes)));
        for (List<String> choice : choices()) {
            variants.add(variant(unique(name(choice), names), choice));
        }
        return variants;
    }

    private Variant variant(String name, List<String> changes) {
        return new Variant(name, Stream.concat(set.stream(), changes.stream()).toList());
    }

    private List<List<String>> choices() {
        if (grid.isEmpty()) {
            return List.of();
        }
        List<List<String>> choices = List.of(List.of());
        for (List<String> list : grid) {
            choices = choices.stream()
                    .flatMap(choice -> list.stream()
                            .map(change -> Stream.concat(choice.stream(), Stream.of(change))
                                    .toList()))
                    .toList();
        }
        return choices;
    }

    /** {@code momentum-0.9_batch-32} of {@code optimizer.momentum=0.9} and {@code train.batch=32}. */
    private static String name(List<String> choice) {
        return choice.stream().map(Sweep::word).collect(Collectors.joining("_"));
    }

    private static String word(String change) {
        String key = change.contains("=") ? change.substring(0, change.indexOf('=')) : change;
        String last = change.substring(key.lastIndexOf('.') + 1);
        return last.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    }

    private static String unique(String name, Set<String> names) {
        String shorter = name.substring(0, Math.min(name.length(), LONGEST));
        String unique = shorter;
        for (int i = 2; !names.add(unique); i++) {
            unique = shorter + "-" + i;
        }
        return unique;
    }
}
