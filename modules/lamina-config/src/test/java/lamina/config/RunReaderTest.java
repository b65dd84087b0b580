package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.api.NoSettings;
import lamina.config.Fakes.AllSettings;
import lamina.config.Fakes.CifarSettings;
import lamina.config.Fakes.ConstantSettings;
import lamina.config.Fakes.ConvSettings;
import lamina.config.Fakes.CpuSettings;
import lamina.config.Fakes.CropSettings;
import lamina.config.Fakes.GaussianSettings;
import lamina.config.Fakes.MadeAugmentation;
import lamina.config.Fakes.MadeBackend;
import lamina.config.Fakes.MadeDataset;
import lamina.config.Fakes.MadeInitializer;
import lamina.config.Fakes.MadeLayer;
import lamina.config.Fakes.MadeLoss;
import lamina.config.Fakes.Nested;
import lamina.config.Fakes.Precision;
import lamina.config.Fakes.SgdSettings;
import lamina.config.Fakes.TornadoSettings;
import lamina.core.CheckpointSpec;
import lamina.core.ClipSpec;
import lamina.core.EarlyStop;
import lamina.core.InitSpec;
import lamina.core.LayerSpec;
import lamina.core.ParameterGroup;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
    private static final String YAML = """
            name: tiny
            data: {type: cifar10, root: pictures}
            input: [32, 32, 3]
            augment:
              train: {type: random-crop, size: 28}
            layers:
            - {name: first, type: conv, filters: 4, kernelShape: [5, 3], weights: {type: gaussian, std: 0.5}}
            - relu
            - relu
            - {type: conv, filters: 2, bias: {value: 1}, from: first}
            - {type: relu, from: [relu2, conv2]}
            optimizer: {momentum: 0.5}
            backend: {type: tornado, device: 1}
            train: {epochs: 2, steps: 100}
            """;

    private static final String JSON = """
            {
              "name": "tiny",
              "data": {"type": "cifar10", "root": "pictures"},
              "input": [32, 32, 3],
              "augment": {"train": [{"type": "random-crop", "size": 28}]},
              "layers": [
                {"name": "first", "type": "conv", "filters": 4, "kernelShape": [5, 3],
                 "weights": {"type": "gaussian", "std": 0.5}},
                "relu",
                {"type": "relu"},
                {"type": "conv", "filters": 2, "bias": {"type": "constant", "value": 1}, "from": ["first"]},
                {"type": "relu", "from": ["relu2", "conv2"]}
              ],
              "optimizer": {"type": "sgd", "momentum": 0.5},
              "backend": {"type": "tornado", "device": 1},
              "train": {"batch": 128, "epochs": 2, "steps": 100}
            }
            """;

    private static Run read(String file, String text) {
        return read(file, text, List.of());
    }

    private static Run read(String file, String text, List<String> overrides) {
        return new RunReader(Fakes.registry()).read(text, Source.file(Path.of(file)), overrides);
    }

    private static Object layer(RunSpec spec, int index) {
        return ((MadeLayer) spec.layers().get(index).layer()).settings();
    }

    @Test
    void bindsWhatIsWrittenAndDefaultsForTheRest() {
        RunSpec spec = read("/runs/tiny.yaml", YAML).spec();
        assertEquals("tiny", spec.name());
        assertEquals("", spec.doc());
        assertEquals(1, spec.seed());
        assertEquals(new MadeDataset(new CifarSettings(Path.of("pictures").toAbsolutePath())), spec.data());
        assertEquals(Optional.empty(), spec.decoders());
        assertEquals(List.of(32, 32, 3), spec.input());
        assertEquals(
                List.of(new MadeAugmentation(new CropSettings(28))),
                spec.augment().train());
        assertEquals(List.of(), spec.augment().evaluate());
        assertEquals(new MadeLoss(new NoSettings()), spec.loss());
        assertEquals(new Fakes.MadeOptimizer(new SgdSettings(0.5f)), spec.optimizer());
        assertEquals(new MadeBackend(new TornadoSettings(1)), spec.backend());
        assertEquals(new TrainSpec(128, 2, Optional.of(100L), 1, 0, CheckpointSpec.defaults()), spec.train());
    }

    @Test
    void bindsLayers() {
        RunSpec spec = read("/runs/tiny.yaml", YAML).spec();
        assertEquals(
                List.of("first", "relu1", "relu2", "conv2", "relu3"),
                spec.layers().stream().map(LayerSpec::name).toList());
        assertEquals(
                List.of("conv", "relu", "relu", "conv", "relu"),
                spec.layers().stream().map(LayerSpec::type).toList());
        assertEquals(
                List.of(List.of(), List.of(), List.of(), List.of("first"), List.of("relu2", "conv2")),
                spec.layers().stream().map(LayerSpec::from).toList());
        assertEquals("/runs/tiny.yaml:7:3", spec.layers().getFirst().where());
        MadeInitializer zero = new MadeInitializer(new ConstantSettings(0));
        assertEquals(
                new ConvSettings(4, List.of(5, 3), new MadeInitializer(new GaussianSettings(0, 0.5f)), zero),
                layer(spec, 0));
        assertEquals(
                new ConvSettings(
                        2,
                        List.of(3),
                        new MadeInitializer(new GaussianSettings(0, 0.01f)),
                        new MadeInitializer(new ConstantSettings(1))),
                layer(spec, 3));
    }

    @Test
    void layersNameDevices() throws IOException {
        String text = """
                data: {type: cifar10, root: pictures}
                input: [8, 8, 3]
                layers:
                - {type: conv, filters: 1, device: right}
                - {type: relu, device: backend}
                - relu
                devices: {left: cpu, right: {type: tornado, device: 1}}
                """;
        Run run = read("/runs/two.yaml", text);
        assertEquals(
                List.of("right", LayerSpec.MAIN, LayerSpec.MAIN),
                run.spec().layers().stream().map(LayerSpec::device).toList());
        assertEquals(
                Map.of("left", new MadeBackend(new CpuSettings(0)), "right", new MadeBackend(new TornadoSettings(1))),
                run.spec().devices());
        assertEquals(List.of("left", "right"), List.copyOf(run.spec().devices().keySet()));
        Run again = new RunReader(Fakes.registry())
                .read(run.resolvedJson(), Source.file(Path.of("again.json")), List.of("devices.left.threads=3"));
        assertEquals("right", again.spec().layers().getFirst().device());
        assertEquals(new MadeBackend(new CpuSettings(3)), again.spec().devices().get("left"));
        assertEquals(Optional.of("1"), again.setting("devices.right.device"));
    }

    @Test
    void tellsSettingsByTheirPath() {
        Run run = read("/runs/tiny.yaml", YAML);
        assertEquals(Optional.of("1"), run.setting("backend.device"));
        assertEquals(Optional.of("tornado"), run.setting("backend.type"));
        assertEquals(Optional.of("128"), run.setting("train.batch"), "a default");
        assertEquals(Optional.of("tiny"), run.setting("name"));
        assertEquals(Optional.empty(), run.setting("backend.threads"));
        assertEquals(Optional.empty(), run.setting("name.of"));
        assertEquals(Optional.empty(), run.setting("layers"));
    }

    @Test
    void tellsSettingsAsAnOptionTakesThemAgain() {
        String chain = "[{type: random-crop, size: 28}, {type: random-crop, size: 24}]";
        Run run = read("/runs/tiny.yaml", YAML, List.of("augment.evaluate=" + chain));
        String json = run.json("augment.evaluate").orElseThrow();
        assertEquals(1, json.lines().count(), json);
        Run again = read("/runs/tiny.yaml", YAML, List.of("augment.evaluate=" + json));
        assertEquals(2, again.spec().augment().evaluate().size());
        assertEquals(run.spec().augment().evaluate(), again.spec().augment().evaluate());
        assertEquals(Optional.of("[]"), read("/runs/tiny.yaml", YAML).json("augment.evaluate"));
        assertEquals(Optional.empty(), run.json("augment.predict"));
    }

    @Test
    void jsonAndYamlAreTheSame() {
        assertEquals(
                read("/runs/a.yaml", YAML).resolvedJson(),
                read("/runs/a.json", JSON).resolvedJson());
    }

    @Test
    void everyTypeHasADefaultAndAForm() {
        String head = "{data: {type: cifar10, root: r}, input: 1, layers: ";
        RunSpec defaults = read("/a.yaml", head + "gabor}").spec();
        assertEquals(
                new AllSettings(
                        1,
                        2,
                        0.5f,
                        0.001,
                        true,
                        "text",
                        Precision.BRAIN_FLOAT,
                        Path.of("here").toAbsolutePath(),
                        List.of(),
                        Optional.empty(),
                        "auto",
                        new Nested(7)),
                layer(defaults, 0));
        RunSpec written = read("/a.yaml", head + """
                {type: gabor, count: -3, big: 8589934592, ratio: 25e-2, rate: 2, on: false, label: 2012, precision: fp32,
                 place: sub/../there, words: [yes, 1, true], maybe: 6, native: none, nested: {depth: 8}}}""").spec();
        assertEquals(
                new AllSettings(
                        -3,
                        8589934592L,
                        0.25f,
                        2,
                        false,
                        "2012",
                        Precision.FP32,
                        Path.of("there").toAbsolutePath(),
                        List.of("yes", "1", "true"),
                        Optional.of(6),
                        "none",
                        new Nested(8)),
                layer(written, 0));
    }

    @Test
    void theResolvedConfigurationGivesTheSameRunAgain(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), YAML);
        RunReader reader = new RunReader(Fakes.registry());
        Run first = reader.read(file, List.of("seed=7", "train.batch=16", "layers.relu1.type=gabor", "doc=a \"b\"\\c"));
        Path resolved = Files.writeString(folder.resolve("elsewhere.json"), first.resolvedJson());
        Run second = reader.read(resolved, List.of());
        assertEquals(first.resolvedJson(), second.resolvedJson());
        assertEquals(withoutPlaces(first.spec()), withoutPlaces(second.spec()));
        assertEquals(7, second.spec().seed());
        assertEquals("a \"b\"\\c", second.spec().doc());
    }

    private static final String LEARNING =
            YAML.replace("\ntrain: {", """

            init: {from: learned.safetensors, fresh: fc8}
            train: {groups: [{match: first, rate: 2, schedule: constant}, {match: [conv2, '*.bias'], frozen: true}],
              clip: {norm: 0.5}, accumulate: 4, earlyStop: {measure: top1, patience: 3},
            """.replace("\n  ", " ").stripTrailing() + " ");

    @Test
    void howItLearnsIsATable() {
        Run run = read("run.yaml", LEARNING);
        TrainSpec train = run.spec().train();
        assertEquals(List.of("first"), train.groups().get(0).match());
        assertEquals(Optional.of(2f), train.groups().get(0).rate());
        assertTrue(train.groups().get(0).schedule().isPresent());
        assertEquals(ParameterGroup.frozen("conv2", "*.bias"), train.groups().get(1));
        assertEquals(new ClipSpec(Optional.of(0.5f), Optional.empty()), train.clip());
        assertEquals(4, train.accumulate());
        assertEquals(Optional.of(new EarlyStop(EarlyStop.Measure.TOP1, 3, 0)), train.earlyStop());
        InitSpec init = run.spec().init().orElseThrow();
        assertEquals(new InitSpec(Path.of("learned.safetensors").toAbsolutePath(), true, List.of("fc8")), init);
        assertEquals(
                withoutPlaces(run.spec()),
                withoutPlaces(read("again.json", run.resolvedJson()).spec()));
    }

    @Test
    void allThatIsWrongWithHowItLearnsIsToldAtOnce() {
        String text = LEARNING.replace("rate: 2, schedule: constant", "rtae: 2")
                .replace("frozen: true", "frozen: true, decay: 0")
                .replace("norm: 0.5", "norm: 0.5, value: 1")
                .replace("top1", "top-1");
        String message = assertThrows(ConfigurationException.class, () -> read("run.yaml", text))
                .getMessage();
        for (String part : List.of(
                "train.groups.0.rtae: no such setting",
                "did you mean \"rate\"?",
                "train.groups.0: a group must have one of rate, decay, frozen and schedule",
                "train.groups.1: what is frozen has neither rate nor decay",
                "train.clip: gradients are clipped by norm or by value, not both",
                "train.earlyStop.measure: must be one of loss, top1; found \"top-1\"")) {
            assertTrue(message.contains(part), () -> part + " is missing in " + message);
        }
    }

    private static RunSpec withoutPlaces(RunSpec s) {
        List<LayerSpec> layers = s.layers().stream()
                .map(layer ->
                        new LayerSpec(layer.name(), layer.type(), layer.layer(), layer.from(), layer.device(), ""))
                .toList();
        return s.through(layers);
    }

    @Test
    void theResolvedConfigurationIsForPeople() {
        String text =
                "{data: {type: cifar10, root: /runs/x/../r}, input: [8, 8, 3], layers: [{type: conv, filters: 1}]}";
        assertEquals("""
                {
                  "name": "run",
                  "doc": "",
                  "seed": 1,
                  "data": {
                    "type": "cifar10",
                    "root": "/runs/r"
                  },
                  "input": [8, 8, 3],
                  "augment": {
                    "train": [],
                    "evaluate": []
                  },
                  "layers": [
                    {
                      "name": "conv1",
                      "type": "conv",
                      "filters": 1,
                      "kernelShape": [3],
                      "weights": {
                        "type": "gaussian",
                        "mean": 0,
                        "std": 0.01
                      },
                      "bias": {
                        "type": "constant",
                        "value": 0
                      }
                    }
                  ],
                  "loss": {
                    "type": "softmax-loss"
                  },
                  "optimizer": {
                    "type": "sgd",
                    "momentum": 0.9
                  },
                  "schedule": {
                    "type": "constant"
                  },
                  "train": {
                    "batch": 128,
                    "epochs": 10,
                    "validateEvery": 1,
                    "loaders": 0,
                    "checkpoint": {
                      "steps": 0,
                      "minutes": 15,
                      "keep": 2,
                      "onError": "stop"
                    },
                    "accumulate": 1,
                    "clip": {},
                    "groups": [],
                    "watch": {
                      "statistics": 100,
                      "exploding": 10
                    },
                    "badItems": 0
                  },
                  "backend": {
                    "type": "cpu",
                    "threads": 0
                  },
                  "devices": {},
                  "listeners": []
                }
                """, read("/runs/a.yaml", text).resolvedJson());
    }

    @Test
    void aMissingFile(@TempDir Path folder) {
        Path file = folder.resolve("none.json");
        String message = assertThrows(
                        ConfigurationException.class, () -> new RunReader(Fakes.registry()).read(file, List.of()))
                .getMessage();
        assertTrue(message.startsWith(file + " cannot be read: "), message);
    }
}
