package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.config.ModelFiles;
import lamina.config.RunReader;
import lamina.config.Schema;
import lamina.core.plugin.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema that {@code lamina schema} writes, judged by a validator that knows nothing of Lamina, with every plugin of the build. */
class SchemaTest {
    private static final Path MODELS = Path.of("models");
    private static final ModelFiles FILES = new ModelFiles(List.of(MODELS));
    private static final RunReader READER = new RunReader(Registry.installed(), FILES, Map.of());
    private static final com.networknt.schema.Schema RUN = schema(new Schema(Registry.installed()).run());

    @TempDir
    private Path folder;

    private static com.networknt.schema.Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    /** Where a configuration is wrong, as JSON pointers. */
    private static Set<String> places(com.networknt.schema.Schema schema, String text, InputFormat format) {
        return schema.validate(text, format).stream()
                .map(SchemaTest::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of a key that should not be there, the key; of one that is missing, its object. */
    private static String place(Error error) {
        String object = String.valueOf(error.getInstanceLocation());
        return "additionalProperties".equals(error.getKeyword()) ? object + "/" + error.getProperty() : object;
    }

    private static Set<String> places(String json) {
        return places(RUN, json, InputFormat.JSON);
    }

    private static String model(String name) throws IOException {
        return Files.readString(MODELS.resolve(name + ".json"));
    }

    @Test
    void everyModelThatComesAlongIsValid() throws IOException {
        assertTrue(FILES.names().size() >= 5, () -> FILES.names().toString());
        for (String name : FILES.names()) {
            assertEquals(Set.of(), places(model(name)), name);
        }
    }

    @Test
    void soIsWhatEveryRunFolderHolds() {
        for (String name : List.of("quickstart", "alexnet-two-gpus")) {
            String resolved = READER.read(FILES.find(name), List.of()).resolvedJson();
            assertEquals(Set.of(), places(resolved), name);
        }
    }

    /**
     * A mistake in {@code quickstart}.
     *
     * @param right what is written
     * @param wrong what is written instead
     * @param place where the schema finds it
     * @param path what the reader calls the setting
     */
    record Mistake(String right, String wrong, String place, String path) {}

    private static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("\"seed\": 1", "\"seed\": 1.5", "/seed", "seed"),
                new Mistake("\"seed\": 1", "\"seed\": \"1\"", "/seed", "seed"),
                new Mistake("\"seed\": 1", "\"sed\": 1", "/sed", "sed"),
                new Mistake("\"name\": \"quickstart\"", "\"name\": 7", "/name", "name"),
                new Mistake("{\"type\": \"synthetic\"}", "{\"type\": \"synthetik\"}", "/data/type", "data"),
                new Mistake("{\"type\": \"synthetic\"}", "{\"kind\": \"synthetic\"}", "/data", "data.type"),
                new Mistake("{\"type\": \"synthetic\"}", "\"cifar11\"", "/data", "data"),
                new Mistake("{\"type\": \"synthetic\"}", "\"image-folder\"", "/data", "data.root"),
                new Mistake("{\"type\": \"synthetic\"}", "[1]", "/data", "data"),
                new Mistake("\"data\": {\"type\": \"synthetic\"},", "", "", "data"),
                new Mistake("[56, 56, 3]", "[56, \"56\", 3]", "/input/1", "input.1"),
                new Mistake("\"train\": [\n", "\"trian\": [\n", "/augment/trian", "augment.trian"),
                new Mistake("\"flip-horizontal\"", "\"flip-vertical\"", "/augment/train/2", "augment.train.2"),
                new Mistake(
                        "\"flip-horizontal\"",
                        "{\"typ\": \"flip-horizontal\"}",
                        "/augment/train/2",
                        "augment.train.2.type"),
                new Mistake("\"size\": 56}", "\"size\": 0}", "/augment/train/1/size", "augment.train.1.size"),
                new Mistake("\"std\": [64]", "\"std\": [true]", "/augment/train/4/std/0", "augment.train.4.std.0"),
                new Mistake("\"filters\": 32, ", "", "/layers/0", "layers.conv1.filters"),
                new Mistake("\"filters\": 32", "\"filters\": 0", "/layers/0/filters", "layers.conv1.filters"),
                new Mistake("\"filters\": 32", "\"filters\": 3000000000", "/layers/0/filters", "layers.conv1.filters"),
                new Mistake(
                        "\"filters\": 32",
                        "\"filters\": 32, \"filter\": 32",
                        "/layers/0/filter",
                        "layers.conv1.filter"),
                new Mistake(
                        "\"kernelShape\": 7",
                        "\"kernelShape\": [7, -7]",
                        "/layers/0/kernelShape/1",
                        "layers.conv1.kernelShape.1"),
                new Mistake("\"weights\": \"he\"", "\"weights\": \"hee\"", "/layers/0/weights", "layers.conv1.weights"),
                new Mistake(
                        "\"weights\": \"he\"",
                        "\"weights\": {\"type\": \"gaussian\", \"std\": \"wide\"}",
                        "/layers/0/weights/std",
                        "layers.conv1.weights.std"),
                new Mistake(
                        "\"type\": \"relu\"}",
                        "\"type\": \"relu\", \"slope\": 1}",
                        "/layers/1/slope",
                        "layers.relu1.slope"),
                new Mistake("\"name\": \"relu1\"", "\"name\": \"re.lu\"", "/layers/1/name", "layers.re.lu.name"),
                new Mistake(
                        "\"name\": \"relu1\"",
                        "\"name\": \"relu1\", \"from\": [3]",
                        "/layers/1/from/0",
                        "layers.relu1.from"),
                new Mistake("\"ratio\": 0.25", "\"ratio\": 1", "/layers/14/ratio", "layers.drop4.ratio"),
                new Mistake("\"loss\": \"softmax-loss\"", "\"loss\": \"hinge\"", "/loss", "loss"),
                new Mistake("\"momentum\": 0.9", "\"momentum\": -0.1", "/optimizer/momentum", "optimizer.momentum"),
                new Mistake(
                        "\"type\": \"sgd\", \"momentum\": 0.9",
                        "\"nesterov\": 1",
                        "/optimizer/nesterov",
                        "optimizer.nesterov"),
                new Mistake("\"batch\": 64", "\"batch\": null", "/train/batch", "train.batch"),
                new Mistake(
                        "\"epochs\": 14",
                        "\"epochs\": 14, \"checkpoint\": {\"onError\": \"ask\"}",
                        "/train/checkpoint/onError",
                        "train.checkpoint.onError"),
                new Mistake("\"epochs\": 14", "\"epochs\": 14, \"steps\": 0", "/train/steps", "train.steps"),
                new Mistake(
                        "\"backend\": \"cpu\"",
                        "\"backend\": {\"type\": \"cpu\", \"threads\": -1}",
                        "/backend/threads",
                        "backend.threads"),
                new Mistake("\"backend\": \"cpu\"", "\"devices\": {\"a b\": \"cpu\"}", "/devices", "devices"),
                new Mistake(
                        "\"backend\": \"cpu\"",
                        "\"replicas\": {\"collective\": \"threads\"}",
                        "/replicas",
                        "replicas.backends"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFoundWhereItIsAndByTheReaderToo(Mistake mistake) throws IOException {
        String right = model("quickstart");
        assertTrue(right.contains(mistake.right()), mistake.right());
        int at = right.indexOf(mistake.right());
        String wrong = right.substring(0, at)
                + mistake.wrong()
                + right.substring(at + mistake.right().length());
        assertEquals(Set.of(mistake.place()), places(wrong));
        Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
        String message = assertThrows(ConfigurationException.class, () -> READER.read(file, List.of()))
                .getMessage();
        assertTrue(message.contains(" " + mistake.path() + ": "), message);
    }

    @Test
    void aFileThatExtendsAnotherHasRulesOfItsOwn() {
        String right = """
                {"$schema": "x", "extends": "alexnet", "vars": {"n": 10}, "train": {"batch": null},
                 "layers": {"norm1": null, "fc8": {"units": "${vars.n}"}, "act": {"type": "tanh", "after": "conv1"}}}""";
        assertEquals(Set.of(), places(right));
        assertEquals(Set.of("/layers/fc8/type", "/train/epoch", "/input/0"), places("""
                        {"extends": "alexnet", "train": {"epoch": 1}, "layers": {"fc8": {"type": "dens"}}, "input": ["a"]}"""));
        assertEquals(
                Set.of("/layers/fc8/unit"),
                places("{\"extends\": \"alexnet\", \"layers\": {\"fc8\": {\"type\": \"dense\", \"unit\": 1}}}"));
    }

    @Test
    void variablesStandForWhatTheyAre() {
        String run = """
                {"data": "${vars.data}", "input": "${vars.shape}", "layers": [{"type": "conv", "filters": "${vars.n}", "kernelShape": 3}],
                 "backend": "${env:BACKEND:-cpu}", "train": {"epochs": "%s"}}""";
        assertEquals(Set.of(), places(run.formatted("${vars.n}")));
        assertEquals(Set.of("/train/epochs"), places(run.formatted("${env:N}")), "the environment is text");
    }

    @Test
    void yamlIsJudgedToo() {
        String yaml = "data: synthetic\ninput: [8, 8, 3]\nlayers:\n- {type: dense, units: %s}\n";
        assertEquals(Set.of(), places(RUN, yaml.formatted("10"), InputFormat.YAML));
        assertEquals(Set.of("/layers/0/units"), places(RUN, yaml.formatted("ten"), InputFormat.YAML));
    }

    @Test
    void sweeps() {
        com.networknt.schema.Schema sweep = schema(new Schema(Registry.installed()).sweep());
        String text = "run: quickstart\nruns: {base: [], bare: layers.norm1=null}\ngrid: [[a=1, a=2]]\n";
        assertEquals(Set.of(), places(sweep, text, InputFormat.YAML));
        assertEquals(Set.of("/runz"), places(sweep, text + "runz: {}\n", InputFormat.YAML));
        assertEquals(Set.of(""), places(sweep, "runs: {a: []}", InputFormat.YAML));
    }

    /** The schema must never refuse what the reader takes: a person would change what is right. */
    @Test
    void whatTheReaderTakesTheSchemaTakes() throws IOException {
        JsonMapper mapper = new JsonMapper();
        JsonNode model = mapper.readTree(model("quickstart"));
        int taken = 0;
        int refused = 0;
        for (int number = 0; number < 400; number++) {
            SplittableRandom random = new SplittableRandom(20_260_000L + number);
            String text = mapper.writeValueAsString(damaged(model.deepCopy(), random));
            Set<String> places = places(text);
            boolean reads = reads(text);
            assertFalse(reads && !places.isEmpty(), () -> "refused at " + places + ": " + text);
            taken += reads ? 1 : 0;
            refused += places.isEmpty() ? 0 : 1;
        }
        int valid = taken;
        int invalid = refused;
        assertTrue(
                valid > 30 && invalid > 80, () -> String.format(Locale.ROOT, "%d taken, %d refused", valid, invalid));
    }

    private boolean reads(String text) throws IOException {
        try {
            READER.read(Files.writeString(folder.resolve("random.json"), text), List.of());
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }

    /** With one value somewhere replaced by another one out of the same tree, or by something else. */
    private static JsonNode damaged(JsonNode tree, SplittableRandom random) {
        List<JsonNode> all = new ArrayList<>();
        collect(tree, all);
        List<JsonNode> parents = all.stream()
                .filter(node -> node.isContainer() && !node.isEmpty())
                .toList();
        JsonMapper mapper = new JsonMapper();
        List<String> others =
                List.of("null", "0", "1", "-1", "0.5", "\"x\"", "true", "[]", "{}", "[1]", "\"${vars.x}\"");
        JsonNode value = random.nextBoolean()
                ? all.get(random.nextInt(all.size())).deepCopy()
                : mapper.readTree(others.get(random.nextInt(others.size())));
        switch (parents.get(random.nextInt(parents.size()))) {
            case ArrayNode array -> array.set(random.nextInt(array.size()), value);
            case ObjectNode object -> {
                List<String> names = List.copyOf(object.propertyNames());
                object.set(names.get(random.nextInt(names.size())), value);
            }
            default -> throw new AssertionError();
        }
        return tree;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        into.add(node);
        node.forEach(child -> collect(child, into));
    }
}
