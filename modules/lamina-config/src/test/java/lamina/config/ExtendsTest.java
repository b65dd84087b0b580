package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lamina.api.ConfigurationException;
import lamina.config.Fakes.AllSettings;
import lamina.config.Fakes.ConvSettings;
import lamina.config.Fakes.CpuSettings;
import lamina.config.Fakes.CropSettings;
import lamina.config.Fakes.MadeAugmentation;
import lamina.config.Fakes.MadeBackend;
import lamina.config.Fakes.MadeLayer;
import lamina.config.Fakes.TornadoSettings;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that extend others, and layers that go or come. */
class ExtendsTest {
    private static final String BASE = """
            {
              "data": {"type": "cifar10", "root": "pictures"},
              "input": [32, 32, 3],
              "augment": {"train": [{"type": "random-crop", "size": 28}, {"type": "random-crop", "size": 24}]},
              "layers": [
                {"name": "conv1", "type": "conv", "filters": 4, "kernelShape": [5, 3]},
                {"name": "act1", "type": "relu"},
                {"name": "conv2", "type": "conv", "filters": 6},
                {"name": "side", "type": "gabor", "from": "act1"},
                {"name": "end", "type": "relu", "from": ["conv2", "side"]}
              ],
              "backend": {"type": "cpu", "threads": 2},
              "train": {"batch": 16, "epochs": 3}
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void base() throws IOException {
        write("base.json", BASE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private RunSpec read(String text, String... overrides) throws IOException {
        return reader().read(write("mine.yaml", text), List.of(overrides)).spec();
    }

    private RunReader reader() {
        return new RunReader(
                Fakes.registry(), new ModelFiles(List.of(folder.resolve("models"))), Map.of("BASE", "base.json"));
    }

    private String refused(String text, String... overrides) {
        return assertThrows(ConfigurationException.class, () -> read(text, overrides))
                .getMessage()
                .replace(folder + "/", "");
    }

    private static List<String> wired(RunSpec spec) {
        return spec.layers().stream()
                .map(layer -> layer.name() + " " + layer.type() + " " + layer.from())
                .toList();
    }

    private static ConvSettings conv(LayerSpec layer) {
        return (ConvSettings) ((MadeLayer) layer.layer()).settings();
    }

    @Test
    void objectsChangeKeyByKeyAndListsReplace() throws IOException {
        RunSpec spec = read("""
                extends: base.json
                train: {epochs: 5}
                input: [8, 8, 3]
                augment: {train: [{type: random-crop, size: 9}]}
                """);
        assertEquals(16, spec.train().batch());
        assertEquals(5, spec.train().epochs());
        assertEquals(List.of(8, 8, 3), spec.input());
        assertEquals(
                List.of(new MadeAugmentation(new CropSettings(9))),
                spec.augment().train());
        assertEquals(new MadeBackend(new CpuSettings(2)), spec.backend());
    }

    @Test
    void nullTakesAway() throws IOException {
        assertEquals(
                10, read("{extends: base.json, train: {epochs: null}}").train().epochs());
        assertEquals(128, read("{extends: base.json, train: null}").train().batch());
        assertEquals(128, read("{extends: base.json}", "train=null").train().batch());
    }

    @Test
    void elementsOfAListHaveNamesOrNumbers() throws IOException {
        RunSpec spec = read("""
                extends: base.json
                layers: {conv1: {filters: 64}, 2: {filters: 65}}
                augment: {train: {0: {size: 11}, 1: null}}
                """);
        assertEquals(64, conv(spec.layers().get(0)).filters());
        assertEquals(List.of(5, 3), conv(spec.layers().get(0)).kernelShape());
        assertEquals(65, conv(spec.layers().get(2)).filters());
        assertEquals(
                List.of(new MadeAugmentation(new CropSettings(11))),
                spec.augment().train());
    }

    @Test
    void anotherTypeDropsTheSettingsOfTheOld() throws IOException {
        RunSpec spec = read("""
                extends: base.json
                backend: {type: tornado, device: 1}
                layers: {conv2: {type: gabor, count: 3}, side: relu}
                """);
        assertEquals(new MadeBackend(new TornadoSettings(1)), spec.backend());
        assertEquals(3, ((AllSettings) ((MadeLayer) spec.layers().get(2).layer()).settings()).count());
        assertEquals(
                List.of(
                        "conv1 conv []",
                        "act1 relu []",
                        "conv2 gabor []",
                        "side relu [act1]",
                        "end relu [conv2, side]"),
                wired(spec));
    }

    @Test
    void aLayerThatGoesIsLedAround() throws IOException {
        String text = "{extends: base.json, layers: {act1: null}}";
        List<String> wired = List.of("conv1 conv []", "conv2 conv []", "side gabor [conv1]", "end relu [conv2, side]");
        assertEquals(wired, wired(read(text)));
        assertEquals(wired, wired(read("extends: base.json", "layers.act1=null")));
        assertEquals(
                List.of("act1 relu []", "conv2 conv []", "side gabor [act1]", "end relu [conv2, side]"),
                wired(read("extends: base.json", "layers.conv1=null")));
        assertEquals(
                List.of("conv1 conv []", "act1 relu []", "conv2 conv []", "end relu [conv2, act1]"),
                wired(read("extends: base.json", "layers.side=null")));
        assertEquals(
                List.of("side gabor [input]", "end relu [input, side]"),
                wired(read("{extends: base.json, layers: {conv1: null, act1: null, conv2: null}}")));
    }

    @Test
    void whatFollowsTheFirstLayerOfABranchTakesItsInput() throws IOException {
        RunSpec spec = read("extends: base.json", "layers.end={type: relu, from: conv1}", "layers.side=null");
        assertEquals(List.of("conv1 conv []", "act1 relu []", "conv2 conv []", "end relu [conv1]"), wired(spec));
        RunSpec next = read("extends: base.json", "layers.end={type: relu}", "layers.side=null");
        assertEquals(List.of("conv1 conv []", "act1 relu []", "conv2 conv []", "end relu [act1]"), wired(next));
    }

    @Test
    void aLayerThatJoinsCannotGoUnlessWhatFollowsJoinsToo() {
        assertEquals(
                "--set layers.end: the layer \"end\" joins 2 others, and \"last\" takes but one; give that a \"from\", or let it go too",
                refused("extends: base.json", "layers.last={type: relu, after: end}", "layers.end=null"));
    }

    @Test
    void aNewLayerSaysAfterWhich() throws IOException {
        List<String> wired = List.of(
                "pre relu []",
                "conv1 conv []",
                "act1 relu []",
                "mid gabor []",
                "conv2 conv []",
                "side gabor [act1]",
                "end relu [conv2, side]");
        assertEquals(wired, wired(read("""
                extends: base.json
                layers: {mid: {type: gabor, after: act1}, pre: {type: relu, after: input}}
                """)));
        assertEquals(
                wired,
                wired(read(
                        "extends: base.json",
                        "layers.mid={type: gabor, after: act1}",
                        "layers.pre={type: relu, after: input}")));
    }

    @Test
    void aReplacedLayerKeepsItsName() throws IOException {
        assertEquals(
                "act1 gabor []",
                wired(read("extends: base.json", "layers.act1=gabor")).get(1));
        assertEquals(
                "act1 relu [conv1]",
                wired(read("extends: base.json", "layers.act1={type: relu, from: conv1}"))
                        .get(1));
    }

    @Test
    void aChainWithAModelAtItsEnd() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        write("models/tiny.json", BASE.replace("\"batch\": 16", "\"batch\": 99"));
        write("between.yaml", "{extends: tiny, train: {epochs: 7}}");
        RunSpec spec = read("{$schema: x, extends: between.yaml, seed: 4}");
        assertEquals(
                List.of(99, 7, 4L), List.of(spec.train().batch(), spec.train().epochs(), spec.seed()));
        assertEquals(16, read("extends: ${env:BASE}").train().batch());
    }

    @Test
    void jsonAndYamlAreTheSame() throws IOException {
        Path json = write(
                "a.json", "{\"extends\": \"base.json\", \"layers\": {\"act1\": null, \"conv2\": {\"filters\": 8}}}");
        Path yaml = write("a.yaml", "extends: base.json\nlayers:\n  act1:\n  conv2: {filters: 8}\n");
        assertEquals(
                reader().read(json, List.of()).resolvedJson(),
                reader().read(yaml, List.of()).resolvedJson());
    }

    @Test
    void theResolvedConfigurationNeedsNothingElse() throws IOException {
        Path mine = write(
                "mine.yaml",
                "{extends: base.json, vars: {n: 7}, doc: 'n is ${vars.n}, $${n} is written', layers: {conv1: {filters: '${vars.n}'}, act1: null}}");
        Run run = reader().read(mine, List.of());
        Path alone = Files.writeString(
                Files.createDirectory(folder.resolve("run")).resolve("config.json"), run.resolvedJson());
        Run again = new RunReader(Fakes.registry()).read(alone, List.of());
        assertEquals(run.resolvedJson(), again.resolvedJson());
        assertEquals("n is 7, ${n} is written", again.spec().doc());
        assertEquals("n is 7, ${n} is written", again.setting("doc").orElseThrow());
        assertEquals(7, conv(again.spec().layers().getFirst()).filters());
    }

    @Test
    void problemsStandWhereTheValueIsWritten() throws IOException {
        write("between.json", "{\"extends\": \"base.json\",\n \"train\": {\"batch\": 0}}");
        assertEquals("""
                mine.yaml:2:17 train.epochs: must be at least 1; found -1
                between.json:2:21 train.batch: must be at least 1; found 0 (extended by mine.yaml)""", refused("extends: between.json\ntrain: {epochs: -1}\n"));
    }

    @Test
    void whatCannotBeExtended() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        write("models/tiny.json", "[]");
        assertEquals(
                "mine.yaml:1:10 extends: must be a file beside this one, or a model (tiny); found \"tini\"; did you mean \"tiny\"?",
                refused("extends: tini"));
        assertEquals("mine.yaml:1:10 extends: must be a file or a model; found a list", refused("extends: [a]"));
        assertEquals(
                "models/tiny.json:1:1: must be an object; found a list (extended by mine.yaml)",
                refused("extends: tiny"));
        write("broken.json", "{");
        assertEquals(
                "broken.json:1:2: cannot be read as JSON: it ends in the middle of the object that begins at line 1, column 1;",
                refused("extends: broken.json").replaceAll(";.*", ";"));
    }

    @Test
    void circles() throws IOException {
        write("a.json", "{\"extends\": \"b.json\"}");
        write("b.json", "{\"extends\": \"a.json\"}");
        assertEquals(
                "b.json:1:13 extends: must not lead back to the same file: mine.yaml extends a.json extends b.json extends a.json (extended by a.json, by mine.yaml)",
                refused("extends: a.json"));
        assertEquals(
                "mine.yaml:1:10 extends: must not lead back to the same file: mine.yaml extends mine.yaml",
                refused("extends: mine.yaml"));
    }

    @Test
    void elementsThatAreNotThere() {
        assertEquals(
                "mine.yaml:1:31: layers has no element \"conv3\"; it has conv1, act1, conv2, side, end; did you mean \"conv1\"?",
                refused("{extends: base.json, layers: {conv3: null}}"));
        assertEquals(
                "mine.yaml:1:31: layers has no element \"norm\"; it has conv1, act1, conv2, side, end; a new layer says \"after\" which it comes",
                refused("{extends: base.json, layers: {norm: {type: relu}}}"));
        assertEquals(
                "--set augment.train.2: augment.train has no element \"2\"; it has 0 to 1",
                refused("extends: base.json", "augment.train.2=null"));
    }
}
