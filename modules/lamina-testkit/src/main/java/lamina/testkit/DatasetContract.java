package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every dataset. The test makes a small one of its own; looking at a real one, where it is there, is left to other
 * tests.
 *
 * @param <C> its settings
 */
public abstract class DatasetContract<C extends Record> extends ProviderContract<C, Dataset> {
    private static final int MOST = 50; // examples that are looked at

    /** For a dataset's test to extend. */
    protected DatasetContract() {}

    @Override
    protected abstract DatasetProvider<C> provider();

    /** Settings that name files which are not there, and the part of their path that the message has to show; empty without files. */
    protected abstract Optional<Absent<C>> absent();

    /** The splits that the example has. */
    protected List<Split> splits() {
        return List.of(Split.values());
    }

    /**
     * A dataset whose files are missing.
     *
     * @param settings the settings that name them
     * @param path what the message has to contain
     * @param <C> the settings' class
     */
    public record Absent<C>(C settings, String path) {}

    /** An example as it can be compared. */
    private record Seen(String name, int label, Encoded.Format format, List<Byte> bytes) {
        static Seen of(Examples examples, int index) {
            try {
                Encoded e = examples.read(index);
                byte[] bytes = e.bytes().toArray(ValueLayout.JAVA_BYTE);
                List<Byte> boxed =
                        IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
                return new Seen(e.name(), e.label(), e.format(), boxed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Rule D1. */
    @Test
    @DisplayName("D1: classes have names, each its own")
    void classesHaveNames() throws IOException {
        try (Dataset dataset = create()) {
            List<String> classes = dataset.classes();
            assertFalse(classes.isEmpty());
            assertEquals(classes.size(), new HashSet<>(classes).size(), classes::toString);
            assertTrue(classes.stream().noneMatch(String::isBlank), classes::toString);
        }
    }

    /** Rule D2. */
    @Test
    @DisplayName("D2: every example has a name of its own, a label that is a class, and bytes")
    void examplesAreSound() throws IOException {
        try (Dataset dataset = create()) {
            int classes = dataset.classes().size();
            for (Split split : splits()) {
                try (Examples examples = dataset.open(split)) {
                    assertTrue(examples.size() > 0, () -> split + " is empty");
                    List<Seen> seen = sequentially(examples);
                    seen.forEach(example -> sound(example, classes));
                    listed(examples, seen);
                    assertEquals(
                            seen.size(),
                            seen.stream().map(Seen::name).distinct().count(),
                            "names");
                }
            }
        }
    }

    /** What is told of an example without reading it is what reading it tells. */
    private static void listed(Examples examples, List<Seen> seen) {
        for (int i = 0; i < seen.size(); i++) {
            Examples.Entry read =
                    new Examples.Entry(seen.get(i).name(), seen.get(i).label());
            assertEquals(read, examples.entry(i).orElse(read), "entry " + i);
        }
    }

    private static void sound(Seen example, int classes) {
        assertAll(
                example.name(),
                () -> assertFalse(example.name().isBlank(), "no name"),
                () -> assertTrue(example.label() >= 0 && example.label() < classes, "label " + example.label()),
                () -> assertFalse(example.bytes().isEmpty(), "no bytes"),
                () -> {
                    if (example.format() instanceof Encoded.Raw raw) {
                        int expected = raw.height() * raw.width() * raw.channels();
                        assertEquals(expected, example.bytes().size(), "bytes of " + raw);
                    }
                });
    }

    /** Rule D3. */
    @Test
    @DisplayName(
            "D3: the examples and their order are fixed: read backward, by several threads, or after opening again, they are the same")
    void examplesAreFixed() throws IOException {
        try (Dataset dataset = create();
                Dataset again = create()) {
            for (Split split : splits()) {
                try (Examples examples = dataset.open(split);
                        Examples others = again.open(split)) {
                    List<Seen> seen = sequentially(examples);
                    int count = seen.size();
                    assertEquals(seen, sequentially(others));
                    Seen[] backward = new Seen[count];
                    IntStream.iterate(count - 1, i -> i >= 0, i -> i - 1)
                            .forEach(i -> backward[i] = Seen.of(examples, i));
                    assertEquals(seen, Arrays.asList(backward));
                    assertEquals(
                            seen,
                            IntStream.range(0, count)
                                    .parallel()
                                    .mapToObj(i -> Seen.of(examples, i))
                                    .toList());
                }
            }
        }
    }

    /** Rule D4. */
    @Test
    @DisplayName(
            "D4: making it touches no file; opening what is not there is a DataException that says where it looked")
    void missingFilesAreExplained() {
        absent().ifPresent(absent -> {
            try (Dataset dataset = provider().create(absent.settings())) {
                DataException e = assertThrows(
                        DataException.class,
                        () -> dataset.open(splits().getFirst()).close());
                assertTrue(e.getMessage().contains(absent.path()), e.getMessage());
            }
        });
    }

    private static List<Seen> sequentially(Examples examples) {
        return IntStream.range(0, Math.min(MOST, examples.size()))
                .mapToObj(i -> Seen.of(examples, i))
                .toList();
    }
}
