package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.NoSettings;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A sound dataset passes every rule, and for each rule there is a broken one that fails it. */
class DatasetContractTest {

    private static void fails(Executable rule) {
        assertThrows(AssertionError.class, rule);
    }

    private static Encoded example(int index, int label, int bytes) {
        return new Encoded(
                "example " + index, label, MemorySegment.ofArray(new byte[bytes]), new Encoded.Raw(2, 2, 1, true));
    }

    @Test
    void aSoundDatasetPasses() {
        Datasets sound = new Datasets(List.of("cat", "dog"), index -> example(index, index % 2, 4));
        assertDoesNotThrow(sound::classesHaveNames);
        assertDoesNotThrow(sound::examplesAreSound);
        assertDoesNotThrow(sound::examplesAreFixed);
    }

    @Test
    void twoClassesOfOneNameFailD1() {
        fails(new Datasets(List.of("cat", "cat"), index -> example(index, 0, 4))::classesHaveNames);
    }

    @Test
    void wrongExamplesFailD2() {
        List<String> classes = List.of("cat", "dog");
        fails(new Datasets(classes, index -> example(index, index, 4))::examplesAreSound);
        fails(new Datasets(classes, index -> example(index, 0, 5))::examplesAreSound);
        fails(new Datasets(classes, _ -> example(0, 0, 4))::examplesAreSound);
    }

    @Test
    void anotherExampleEachTimeFailsD3() {
        AtomicInteger reads = new AtomicInteger();
        fails(new Datasets(List.of("cat"), _ -> example(reads.incrementAndGet(), 0, 4))::examplesAreFixed);
    }

    @Test
    void silenceOnMissingFilesFailsD4() {
        fails(new Datasets(List.of("cat"), index -> example(index, 0, 4))::missingFilesAreExplained);
    }

    @FunctionalInterface
    private interface Reader {
        Encoded read(int index);
    }

    private static final class Datasets extends DatasetContract<NoSettings> {
        private final List<String> classes;
        private final Reader reader;

        Datasets(List<String> classes, Reader reader) {
            this.classes = classes;
            this.reader = reader;
        }

        @Override
        protected DatasetProvider<NoSettings> provider() {
            return new DatasetProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Dataset create(NoSettings settings) {
                    return dataset();
                }
            };
        }

        private Dataset dataset() {
            return new Dataset() {
                @Override
                public List<String> classes() {
                    return classes;
                }

                @Override
                public Examples open(Split split) {
                    return new Examples() {
                        @Override
                        public int size() {
                            return 5;
                        }

                        @Override
                        public Encoded read(int index) {
                            return reader.read(index);
                        }
                    };
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }

        @Override
        protected Optional<Absent<NoSettings>> absent() {
            return Optional.of(new Absent<>(new NoSettings(), "nowhere"));
        }
    }
}
