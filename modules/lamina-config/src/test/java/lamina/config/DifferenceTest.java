package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a run that goes on with another configuration. */
class DifferenceTest {
    private static final String RUN = """
            {"data": {"type": "cifar10", "root": "pictures"}, "input": [8, 8, 3],
             "augment": {"train": [{"type": "random-crop", "size": 28}]},
             "layers": [{"name": "a", "type": "conv", "filters": 4}, {"type": "relu"}]}
            """;

    private static Run read(String... overrides) {
        return new RunReader(Fakes.registry()).read(RUN, Source.file(Path.of("run.json")), List.of(overrides));
    }

    private static List<String> told(String... overrides) {
        return read(overrides).differences(read().resolvedJson()).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void theSameHasNone() {
        assertEquals(List.of(), told());
        assertEquals(List.of(), told("train.epochs=10", "layers.a.filters=4"), "defaults, and what it has already");
    }

    @Test
    void eachSettingByItsPath() {
        assertEquals(
                List.of("layers.a.filters: then 4, now 8", "train.epochs: then 10, now 20"),
                told("train.epochs=20", "layers.a.filters=8"));
        assertEquals(List.of("augment.train.0.size: then 28, now 24"), told("augment.train.0.size=24"));
        assertEquals(List.of("input: then [8, 8, 3], now [9, 8, 3]"), told("input=[9, 8, 3]"));
        assertEquals(List.of("train.steps: then (absent), now 7"), told("train.steps=7"));
    }

    @Test
    void aLayerMoreIsSeenInTheirOrder() {
        String more =
                told("layers=[{name: a, type: conv, filters: 4}, relu, relu]").toString();
        assertTrue(more.contains("layers: then a, relu1, now a, relu1, relu2"), more);
        assertTrue(more.contains("layers.relu2.type: then (absent), now \"relu\""), more);
    }

    @Test
    void someChangeNothingOfWhatIsLearned() {
        List<Difference> differences = read("name=other", "train.loaders=3", "train.checkpoint.keep=5", "train.batch=7")
                .differences(read().resolvedJson());
        assertEquals(
                List.of("train.batch"),
                differences.stream()
                        .filter(Difference::matters)
                        .map(Difference::key)
                        .toList());
        assertEquals(4, differences.size());
    }

    @Test
    void aRunKnowsWhoMadeItsProductsAlsoWithinOthers() {
        List<String> types =
                read().providers().stream().map(provider -> provider.type()).toList();
        assertTrue(types.containsAll(List.of("cifar10", "random-crop", "conv", "relu", "gaussian")), types.toString());
        assertFalse(types.contains("tornado"));
    }
}
