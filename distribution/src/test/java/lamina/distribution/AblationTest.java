package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;
import lamina.config.ModelFiles;
import lamina.config.RunReader;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import lamina.core.plugin.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ablation is one line, and what remains fits together; so does a network that branches. */
class AblationTest {
    private static final ModelFiles MODELS = new ModelFiles(List.of(Path.of("models")));
    private static final RunReader READER = new RunReader(Registry.installed(), MODELS, Map.of());

    private static Map<String, List<Integer>> shapes(RunSpec run) {
        Assembly assembly = Assembler.training(Network.of(run), 2, run.optimizer());
        return assembly.layers().stream()
                .collect(Collectors.toMap(row -> row.name(), row -> row.output().dimensions()));
    }

    @Test
    void alexNetWithoutAnyOneOfItsLayersButTheFirst() {
        Path alexnet = MODELS.find("alexnet");
        List<LayerSpec> layers = READER.read(alexnet, List.of()).spec().layers();
        for (LayerSpec layer : layers.subList(1, layers.size())) { // three channels are not to be had in two groups
            RunSpec run = READER.read(alexnet, List.of("layers." + layer.name() + "=null"))
                    .spec();
            assertEquals(layers.size() - 1, run.layers().size());
            assertFalse(shapes(run).containsKey(layer.name()));
        }
    }

    @Test
    void aColumnOfTheTwoIsLedAroundALayerAtItsBeginning() {
        Path columns = MODELS.find("alexnet-two-gpus");
        RunSpec run = READER.read(columns, List.of("layers.norm1b=null", "layers.relu2a=null"))
                .spec();
        assertEquals(List.of(27, 27, 48), shapes(run).get("pool1b"));
        String message = assertThrows(
                        ConfigurationException.class, () -> READER.read(columns, List.of("layers.both3a=null")))
                .getMessage();
        assertEquals(
                "--set layers.both3a: the layer \"both3a\" joins 2 others, and \"conv3a\" takes but one; give that a \"from\", or let it go too",
                message);
    }

    @Test
    void branchesBeginBySplitAndMeetByConcatAndAdd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("residual.yaml"), """
                extends: quickstart
                layers:
                - {name: conv1, type: conv, filters: 32, kernelShape: 7, strides: 2, pads: 3, weights: he}
                - {name: left, type: split, output: 0}
                - {name: left-relu, type: relu}
                - {name: right, type: split, output: 1, from: conv1}
                - {name: right-tanh, type: tanh}
                - {name: both, type: concat, from: [left-relu, right-tanh]}
                - {name: sum, type: add, from: [both, conv1, conv1]}
                - {name: fc, type: dense, units: 10}
                """);
        Map<String, List<Integer>> shapes = shapes(READER.read(file, List.of()).spec());
        assertEquals(List.of(28, 28, 16), shapes.get("right"));
        assertEquals(List.of(28, 28, 32), shapes.get("sum"));
    }
}
