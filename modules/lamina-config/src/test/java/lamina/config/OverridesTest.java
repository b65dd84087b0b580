package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.config.Fakes.AllSettings;
import lamina.config.Fakes.CifarSettings;
import lamina.config.Fakes.ConvSettings;
import lamina.config.Fakes.CpuSettings;
import lamina.config.Fakes.CropSettings;
import lamina.config.Fakes.GaussianSettings;
import lamina.config.Fakes.MadeAugmentation;
import lamina.config.Fakes.MadeBackend;
import lamina.config.Fakes.MadeDataset;
import lamina.config.Fakes.MadeInitializer;
import lamina.config.Fakes.MadeLayer;
import lamina.config.Fakes.TornadoSettings;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import org.junit.jupiter.api.Test;

/** What {@code --set} changes. */
class OverridesTest {
    private static final String TEXT = """
            data: {type: cifar10, root: pictures}
            input: [32, 32, 3]
            augment: {train: [{type: random-crop, size: 28}]}
            layers:
            - {name: fc8, type: conv, filters: 1000, kernelShape: [5, 3]}
            - relu
            - {type: conv, filters: 2, from: fc8}
            """;

    private static RunSpec read(String... overrides) {
        return new RunReader(Fakes.registry())
                .read(TEXT, Source.file(Path.of("/runs/a.yaml")), List.of(overrides))
                .spec();
    }

    private static ConvSettings conv(LayerSpec layer) {
        return (ConvSettings) ((MadeLayer) layer.layer()).settings();
    }

    @Test
    void aPathIsRelativeToTheCurrentDirectory() {
        assertEquals(
                new MadeDataset(new CifarSettings(Path.of("x").toAbsolutePath())),
                read("data.root=x").data());
    }

    @Test
    void whatWasNotWritten() {
        RunSpec spec = read("train.epochs=3", "train.steps=5", "name=a=b", "seed = 4");
        assertEquals(3, spec.train().epochs());
        assertEquals(128, spec.train().batch());
        assertEquals(Optional.of(5L), spec.train().steps());
        assertEquals("a=b", spec.name());
        assertEquals(4, spec.seed());
    }

    @Test
    void elementsOfListsByNameAndByIndex() {
        RunSpec spec = read("layers.fc8.filters=16", "layers.2.filters=3", "input.0=8", "augment.train.0.size=9");
        assertEquals(16, conv(spec.layers().get(0)).filters());
        assertEquals(List.of(5, 3), conv(spec.layers().get(0)).kernelShape());
        assertEquals(3, conv(spec.layers().get(2)).filters());
        assertEquals(List.of(8, 32, 3), spec.input());
        assertEquals(
                List.of(new MadeAugmentation(new CropSettings(9))),
                spec.augment().train());
    }

    @Test
    void layersByTheNameTheyGetWithoutOne() {
        assertEquals(7, conv(read("layers.conv2.filters=7").layers().get(2)).filters());
    }

    @Test
    void wholeListsAndObjects() {
        RunSpec spec =
                read("layers.fc8.kernelShape=[1, 1]", "layers.fc8.weights={type: gaussian, std: 2}", "augment={}");
        assertEquals(List.of(1, 1), conv(spec.layers().getFirst()).kernelShape());
        assertEquals(
                new MadeInitializer(new GaussianSettings(0, 2)),
                conv(spec.layers().getFirst()).weights());
        assertEquals(List.of(), spec.augment().train());
    }

    @Test
    void settingsBelowATypeThatStoodForItself() {
        assertEquals(
                new MadeBackend(new TornadoSettings(2)),
                read("backend=tornado", "backend.device=2").backend());
    }

    @Test
    void settingsBelowADefault() {
        assertEquals(
                new MadeBackend(new CpuSettings(4)), read("backend.threads=4").backend());
        assertEquals(
                new MadeInitializer(new GaussianSettings(0, 3)),
                conv(read("layers.fc8.weights.std=3").layers().getFirst()).weights());
    }

    @Test
    void anotherTypeDropsTheSettingsOfTheOldInTheFile() {
        LayerSpec layer =
                read("layers.fc8.type=gabor", "layers.fc8.count=5").layers().getFirst();
        assertEquals(5, ((AllSettings) ((MadeLayer) layer.layer()).settings()).count());
    }

    @Test
    void settingsMayComeBeforeTheirType() {
        assertEquals(
                new MadeBackend(new TornadoSettings(1)),
                read("backend.device=1", "backend.type=tornado").backend());
    }

    @Test
    void theSameTypeKeepsThem() {
        assertEquals(
                new MadeBackend(new CpuSettings(4)),
                read("backend={type: cpu, threads: 4}", "backend.type=cpu").backend());
    }

    @Test
    void anotherTypeOfLayerKeepsNameAndInputs() {
        LayerSpec layer = read("layers.conv2.type=relu").layers().get(2);
        assertEquals(List.of("relu", "conv2", List.of("fc8")), List.of(layer.type(), layer.name(), layer.from()));
        assertEquals("fc8", read("layers.fc8.type=relu").layers().getFirst().name());
    }

    @Test
    void theLastOneWins() {
        assertEquals(9, read("seed=8", "seed=9").seed());
    }
}
