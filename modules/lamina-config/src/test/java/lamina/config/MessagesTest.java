package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.Test;

/** The message of each kind of mistake, word for word. */
class MessagesTest {
    /** A run without mistakes, up to its layers; lines 1 to 3. */
    private static final String HEAD = """
            data: {type: cifar10, root: r}
            input: [32, 32, 3]
            layers:
            """;

    private static void assertJson(String text, String... expected) {
        assertEquals(String.join("\n", expected), message("bad.json", text, List.of()));
    }

    private static void assertYaml(String text, String... expected) {
        assertEquals(String.join("\n", expected), message("bad.yaml", text, List.of()));
    }

    private static void assertLayer(String layer, String... expected) {
        assertYaml(HEAD + "- " + layer + "\n", expected);
    }

    private static void assertOverride(String override, String... expected) {
        String text = HEAD + "- {name: fc, type: conv, filters: 8}\n- relu\n";
        assertEquals(String.join("\n", expected), message("good.yaml", text, List.of(override)));
    }

    private static String message(String file, String text, List<String> overrides) {
        RunReader reader = new RunReader(Fakes.registry());
        return assertThrows(
                        ConfigurationException.class, () -> reader.read(text, Source.file(Path.of(file)), overrides))
                .getMessage();
    }

    private static final String COLUMNS = HEAD + "- {type: conv, filters: 1, device: rihgt}\n";

    @Test
    void aDeviceIsOneOfTheRuns() {
        assertYaml(
                COLUMNS + "devices: {left: cpu, right: {type: cpu, threads: 2}}\n",
                "bad.yaml:4:36 layers.conv1.device: must be one of the run's devices (backend, left, right); found \"rihgt\"; did you mean \"right\"?");
        assertYaml(
                COLUMNS,
                "bad.yaml:4:36 layers.conv1.device: must be one of the run's \"devices\", of which there are none (\"devices\": {\"rihgt\": \"cpu\"} makes one); found \"rihgt\"");
        assertLayer(
                "{type: conv, filters: 1, device: [a]}",
                "bad.yaml:4:36 layers.conv1.device: must be a text; found a list");
    }

    @Test
    void devicesHaveNames() {
        assertLayer(
                "relu\ndevices: cpu", "bad.yaml:5:10 devices: must be an object with a name for each; found \"cpu\"");
        assertLayer(
                "relu\ndevices: {a b: cpu, backend: cpu, c: {type: cpu, threads: -1}}",
                "bad.yaml:5:11 devices: names must be letters, digits, dashes and underscores; found \"a b\"",
                "bad.yaml:5:21 devices: must not name one \"backend\": that is the run's own, the device of layers that name none",
                "bad.yaml:5:59 devices.c.threads: must be at least 0; found -1");
    }

    @Test
    void everythingAtOnceInTheOrderOfTheFile() {
        assertJson(
                """
                {
                  "nam": "a",
                  "data": {"type": "cifer10", "root": "r"},
                  "input": [32, "wide", 3],
                  "layers": [
                    {"type": "conv", "filters": 0, "strides": 1},
                    {"type": "conv"},
                    {"type": "rleu"}
                  ],
                  "train": {"batch": 1.5},
                  "train": {}
                }
                """,
                "bad.json:2:3 nam: no such setting; a run has name, doc, seed, data, decoders, input, augment, layers, loss, "
                        + "optimizer, schedule, train, backend, devices, replicas, init, listeners; did you mean \"name\"?",
                "bad.json:3:20 data: no dataset has the type \"cifer10\"; installed: cifar10; did you mean \"cifar10\"?",
                "bad.json:4:17 input.1: must be a whole number; found \"wide\"",
                "bad.json:6:33 layers.conv1.filters: must be at least 1; found 0",
                "bad.json:6:36 layers.conv1.strides: no such setting; conv has filters, kernelShape, weights, bias",
                "bad.json:7:5 layers.conv2.filters: is missing and has no default (How many filters)",
                "bad.json:8:14 layers.rleu1: no layer has the type \"rleu\"; installed: conv, gabor, relu; did you mean \"relu\"?",
                "bad.json:10:22 train.batch: must be a whole number; found 1.5",
                "bad.json:11:3 train: must be there once; found it at bad.json:10:3 already");
    }

    @Test
    void yamlHasPositionsToo() {
        assertYaml(
                """
                data:
                  type: cifar10
                  rot: r
                input: 32
                layers:
                - type: conv
                  filters: many
                - relu: {}
                """,
                "bad.yaml:2:3 data.root: is missing and has no default (The folder of the binary files)",
                "bad.yaml:3:3 data.rot: no such setting; cifar10 has root; did you mean \"root\"?",
                "bad.yaml:7:12 layers.conv1.filters: must be a whole number; found \"many\"",
                "bad.yaml:8:3 layers.layer1.type: must be the type of a layer (conv, gabor, relu); found none");
    }

    @Test
    void missingKeys() {
        assertJson(
                "{}",
                "bad.json:1:1 data: is missing and has no default (Where the pictures come from)",
                "bad.json:1:1 input: is missing and has no default (Height, width and channels of the picture that the network sees)",
                "bad.json:1:1 layers: is missing and has no default (The network, in order)");
    }

    @Test
    void textThatIsNoJson() {
        assertJson(
                "{\n  \"name\": oops\n}",
                "bad.json:2:11: cannot be read as JSON: Unrecognized token 'oops': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')");
    }

    /** The parser's own words go on with what a programmer could switch on. */
    @Test
    void whatJsonHasNot() {
        assertJson(
                "// mine\n{}",
                "bad.json:1:1: cannot be read as JSON: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?");
        assertJson("{\"seed\": NaN}", "bad.json:1:13: cannot be read as JSON: Non-standard token 'NaN'");
    }

    @Test
    void jsonThatIsCutOff() {
        String advice = "; write the rest, or put a whole copy in its place";
        assertJson(
                "{\"seed\": 1",
                "bad.json:1:11: cannot be read as JSON: it ends in the middle of the object that begins at line 1, column 1"
                        + advice);
        assertJson(
                "{\n  \"layers\": [\n    {\"type\": \"co",
                "bad.json:3:17: cannot be read as JSON: it ends in the middle of the object that begins at line 3, column 5"
                        + advice);
        assertJson(
                "{\n  \"input\": [32,",
                "bad.json:2:16: cannot be read as JSON: it ends in the middle of the list that begins at line 2, column 12"
                        + advice);
    }

    /** Wherever it is, but in the middle of a word or a fraction, which the parser calls wrong. */
    @Test
    void jsonThatIsCutOffAnywhere() {
        String whole =
                "{\"seed\": 1, \"input\": [32, 32, 3], \"layers\": [{\"type\": \"conv\", \"bias\": [-25, \"\\u00e9\"]}, {}]}";
        for (int length = 1; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            String message = message("bad.json", part, List.of());
            assertTrue(message.contains("it ends in the middle of the "), () -> part + ": " + message);
        }
    }

    @Test
    void textThatIsNestedTooDeep() {
        assertJson(
                "[".repeat(100_000),
                "bad.json:1:1: cannot be read as JSON: Document nesting depth (501) exceeds the maximum allowed (500)");
        assertYaml(
                "[".repeat(20_000),
                "bad.yaml:1:1: cannot be read as YAML: Document nesting depth (501) exceeds the maximum allowed (500)");
    }

    @Test
    void textThatIsNoYaml() {
        assertYaml(
                "name: [a, b\nseed: 1\n",
                "bad.yaml:2:5: cannot be read as YAML: while parsing a flow sequence, expected ',' or ']', but got :");
    }

    @Test
    void emptyText() {
        assertYaml(
                "",
                "bad.yaml:1:1: must be an object with name, doc, seed, data, decoders, input, augment, layers, loss, optimizer, schedule, train, backend, devices, replicas, init, listeners; found nothing");
        assertJson(
                "[]",
                "bad.json:1:1: must be an object with name, doc, seed, data, decoders, input, augment, layers, loss, optimizer, schedule, train, backend, devices, replicas, init, listeners; found a list");
    }

    @Test
    void moreThanOneDocument() {
        assertYaml(
                HEAD + "- relu\n---\nname: second\n", "bad.yaml:6:1: must be the end of the text; found more after it");
    }

    @Test
    void aliases() {
        assertYaml(
                "name: &n a\ndoc: *n\n" + HEAD + "- relu\n", "bad.yaml:2:6: must be written out; found the alias *n");
    }

    @Test
    void numbers() {
        assertLayer(
                "{type: gabor, count: 3000000000}",
                "bad.yaml:4:24 layers.gabor1.count: must be a whole number that fits into 32 bits; found 3000000000");
        assertLayer(
                "{type: gabor, count: 1.5}", "bad.yaml:4:24 layers.gabor1.count: must be a whole number; found 1.5");
        assertLayer(
                "{type: gabor, big: 1e30}",
                "bad.yaml:4:22 layers.gabor1.big: must be a whole number that fits into 64 bits; found 1e30");
        assertLayer(
                "{type: gabor, rate: 1e400}",
                "bad.yaml:4:23 layers.gabor1.rate: must be a number that fits into 64 bits; found 1e400");
        assertLayer(
                "{type: gabor, ratio: 1}",
                "bad.yaml:4:24 layers.gabor1.ratio: must be at least 0 and below 1; found 1");
        assertLayer("{type: gabor, rate: 0}", "bad.yaml:4:23 layers.gabor1.rate: must be above 0; found 0");
        assertLayer(
                "{type: gabor, ratio: .nan}", "bad.yaml:4:24 layers.gabor1.ratio: must be a number; found \".nan\"");
        assertLayer(
                "{type: gabor, count: '1'}", "bad.yaml:4:24 layers.gabor1.count: must be a whole number; found \"1\"");
        assertLayer(
                "{type: gabor, count: [1]}", "bad.yaml:4:24 layers.gabor1.count: must be a whole number; found a list");
        assertLayer(
                "{type: gabor, count: {}}",
                "bad.yaml:4:24 layers.gabor1.count: must be a whole number; found an object");
        assertLayer(
                "{type: gabor, count: }", "bad.yaml:4:23 layers.gabor1.count: must be a whole number; found nothing");
    }

    @Test
    void everyElementOfAListHasTheRange() {
        assertLayer(
                "{type: conv, filters: 1, kernelShape: [3, 0]}",
                "bad.yaml:4:45 layers.conv1.kernelShape.1: must be at least 1; found 0");
        assertLayer(
                "{type: conv, filters: 1, kernelShape: 0}",
                "bad.yaml:4:41 layers.conv1.kernelShape: must be at least 1; found 0");
    }

    @Test
    void wordsAndTruth() {
        assertLayer(
                "{type: gabor, precision: brian-float}",
                "bad.yaml:4:28 layers.gabor1.precision: must be one of fp32, brain-float; found \"brian-float\"; did you mean \"brain-float\"?");
        assertLayer(
                "{type: gabor, precision: [fp32]}",
                "bad.yaml:4:28 layers.gabor1.precision: must be one of fp32, brain-float; found a list");
        assertLayer(
                "{type: gabor, on: maybe}", "bad.yaml:4:21 layers.gabor1.on: must be true or false; found \"maybe\"");
        assertLayer("{type: gabor, label: [a]}", "bad.yaml:4:24 layers.gabor1.label: must be a text; found a list");
        assertLayer(
                "{type: gabor, words: [a, [b]]}", "bad.yaml:4:28 layers.gabor1.words.1: must be a text; found a list");
        assertLayer(
                "{type: gabor, nested: 3}",
                "bad.yaml:4:25 layers.gabor1.nested: must be an object with depth; found 3");
        assertLayer(
                "{type: gabor, nested: {deep: 3}}",
                "bad.yaml:4:26 layers.gabor1.nested.deep: no such setting; layers.gabor1.nested has depth");
        assertLayer(
                "{type: gabor, maybe: no}", "bad.yaml:4:24 layers.gabor1.maybe: must be a whole number; found \"no\"");
        assertLayer(
                "{type: gabor, nativeCode: none}",
                "bad.yaml:4:17 layers.gabor1.nativeCode: no such setting; gabor has count, big, ratio, rate, on, label, precision, place, words, maybe, native, nested; did you mean \"native\"?");
    }

    @Test
    void jsonDoesNotTakeANumberForAText() {
        assertJson("""
                {"name": 2012, "data": {"type": "cifar10", "root": "r"}, "input": 1, "layers": "relu"}""", "bad.json:1:10 name: must be a text; found 2012");
    }

    @Test
    void products() {
        assertLayer(
                "{type: conv, filters: 1, weights: gausian}",
                "bad.yaml:4:37 layers.conv1.weights: no initializer has the type \"gausian\"; installed: constant, gaussian; did you mean \"gaussian\"?");
        assertLayer(
                "{type: conv, filters: 1, weights: {type: gaussian, std: 0}}",
                "bad.yaml:4:59 layers.conv1.weights.std: must be above 0; found 0");
        assertLayer(
                "{type: conv, filters: 1, weights: 0.5}",
                "bad.yaml:4:37 layers.conv1.weights: must be the type of an initializer or an object with it; found 0.5");
        assertLayer(
                "{type: conv, filters: 1, weights: {type: 1}}",
                "bad.yaml:4:44 layers.conv1.weights.type: must be the type of an initializer (constant, gaussian); found 1");
        assertLayer(
                "{type: [conv]}",
                "bad.yaml:4:10 layers.layer1.type: must be the type of a layer (conv, gabor, relu); found a list");
        assertLayer("7", "bad.yaml:4:3 layers.layer1: must be the type of a layer or an object with it; found 7");
    }

    @Test
    void theRulesOfARecordAndOfAPlugin() {
        assertLayer(
                "{type: conv, filters: 1, kernelShape: [1, 2, 3]}",
                "bad.yaml:4:3 layers.conv1: kernelShape must have one or two elements; found [1, 2, 3]");
        assertYaml(
                "augment: {train: [{type: random-crop, size: 13}]}\n" + HEAD + "- relu\n",
                "bad.yaml:1:19 augment.train.0: cannot be made: java.lang.IllegalStateException: thirteen");
    }

    @Test
    void namesOfLayers() {
        assertLayer(
                "{name: a, type: relu}\n- {name: a, type: relu}",
                "bad.yaml:5:10 layers.a.name: must be unique; found \"a\", which a layer before it has already");
        assertLayer(
                "relu\n- {name: relu3, type: relu}\n- relu",
                "bad.yaml:6:3 layers.relu3.name: must be unique; found \"relu3\", which a layer before it has already");
        assertLayer(
                "{name: input, type: relu}",
                "bad.yaml:4:10 layers.input.name: must be unique; found \"input\", which means the pictures");
        assertLayer(
                "{name: a.b, type: relu}",
                "bad.yaml:4:10 layers.a.b.name: must be letters, digits, dashes and underscores; found \"a.b\"");
        assertLayer("{name: [a], type: relu}", "bad.yaml:4:10 layers.relu1.name: must be a text; found a list");
    }

    @Test
    void inputsOfLayers() {
        assertLayer(
                "{name: conv1, type: relu}\n- {type: relu, from: cnov1}",
                "bad.yaml:5:22 layers.relu2.from: must be a layer before this one (conv1, input); found \"cnov1\"; did you mean \"conv1\"?");
        assertLayer(
                "{type: relu, from: [input, relu1]}",
                "bad.yaml:4:30 layers.relu1.from: must be a layer before this one (input); found \"relu1\"");
        assertLayer("{type: relu, from: {a: 1}}", "bad.yaml:4:22 layers.relu1.from: must be a text; found an object");
    }

    @Test
    void aDefaultThatIsNotInstalled() {
        RunReader reader = new RunReader(Fakes.without("softmax-loss"));
        String message = assertThrows(
                        ConfigurationException.class,
                        () -> reader.read(HEAD + "- relu\n", Source.file(Path.of("a.yaml")), List.of()))
                .getMessage();
        assertEquals(
                "a.yaml:1:1 loss (its default): no loss has the type \"softmax-loss\"; no loss is installed", message);
    }

    @Test
    void overrides() {
        assertOverride("data.rot=x", "--set data.rot: no such setting; cifar10 has root; did you mean \"root\"?");
        assertOverride(
                "dta.root=x",
                "--set dta.root dta: no such setting; a run has name, doc, seed, data, decoders, input, augment, layers, loss, optimizer, schedule, train, backend, devices, replicas, init, listeners; did you mean \"data\"?");
        assertOverride("seed=one", "--set seed: must be a whole number; found \"one\"");
        assertOverride("seed", "--set seed: must be key=value, as in train.epochs=5");
        assertOverride("=1", "--set =1: must be key=value, as in train.epochs=5");
        assertOverride(
                "name=[a",
                "--set name: cannot be read as YAML: while parsing a flow sequence, expected ',' or ']', but got <stream end>");
        assertOverride(
                "layers.fd.filters=3",
                "--set layers.fd.filters: layers has no element \"fd\"; it has fc, relu1; did you mean \"fc\"?");
        assertOverride("layers.7.filters=3", "--set layers.7.filters: layers has no element \"7\"; it has fc, relu1");
        assertOverride("layers.relu1.slope=3", "--set layers.relu1.slope: no such setting; relu has no settings");
        assertOverride("input.3=1", "--set input.3: input has no element \"3\"; it has 0 to 2");
        assertOverride(
                "backend.type=tornados",
                "--set backend.type backend: no backend has the type \"tornados\"; installed: cpu, tornado; did you mean \"tornado\"?");
        assertOverride("backend.threads=-1", "--set backend.threads: must be at least 0; found -1");
        assertOverride("seed.a=1", "--set seed.a seed: must be a whole number; found an object");
        assertOverride("layers.fc.kernelShape=0", "--set layers.fc.kernelShape: must be at least 1; found 0");
    }

    @Test
    void anOverrideIsNotDroppedByAnother() {
        String text = HEAD + "- {name: fc, type: conv, filters: 8}\n";
        assertEquals(
                "--set layers.fc.filters: no such setting; relu has no settings",
                message("good.yaml", text, List.of("layers.fc.filters=3", "layers.fc.type=relu")));
    }
}
