package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.config.ModelFiles;
import lamina.config.RunReader;
import lamina.core.plugin.Registry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of both presets of AlexNet with every default written out: {@code alexnet} by the paper's prose (Krizhevsky, Sutskever,
 * Hinton 2012, sections 3 to 5), {@code alexnet-2012} by the released source's run 145. A default that changes must not change them.
 */
class AlexnetPresetsTest {
    private static final ModelFiles MODELS = new ModelFiles(List.of(Path.of("models")));
    private static final List<String> BIASED_BY_ONE = List.of("conv2", "conv4", "conv5", "fc6", "fc7");

    private static JsonNode resolved(String model) {
        RunReader reader = new RunReader(Registry.installed(), MODELS, Map.of());
        return new JsonMapper()
                .readTree(reader.read(MODELS.find(model), List.of()).resolvedJson());
    }

    private static Map<String, JsonNode> layers(JsonNode run) {
        Map<String, JsonNode> layers = new LinkedHashMap<>();
        run.get("layers").forEach(layer -> layers.put(layer.get("name").asString(), layer));
        return layers;
    }

    private static void holds(JsonNode node, Map<String, Object> expected) {
        expected.forEach((key, value) -> {
            JsonNode found = node.at("/" + key);
            assertEquals(
                    String.valueOf(value),
                    found.isNumber()
                            ? String.valueOf(found.asDouble())
                            : found.toString().replace("\"", ""),
                    () -> key + " of " + node);
        });
    }

    /** What prose and source have in common. */
    private static void shared(JsonNode run) {
        holds(run, Map.of("input", "[224,224,3]", "train/batch", 128.0, "loss/type", "softmax-loss"));
        holds(run, Map.of("optimizer/momentum", 0.9, "optimizer/weightDecay", 5e-4));
        Map<String, JsonNode> layers = layers(run);
        List<Double> filters = List.of(96.0, 256.0, 384.0, 384.0, 256.0);
        List<Double> groups = List.of(1.0, 2.0, 1.0, 2.0, 2.0);
        for (int i = 0; i < filters.size(); i++) {
            holds(layers.get("conv" + (i + 1)), Map.of("filters", filters.get(i), "group", groups.get(i)));
        }
        holds(layers.get("conv1"), Map.of("kernelShape", "[11]", "strides", "[4]", "pads", "[0,0,3,3]"));
        layers.forEach((name, layer) -> {
            if (layer.has("bias") && layer.get("bias").has("value")) {
                holds(layer, Map.of("bias/value", BIASED_BY_ONE.contains(name) ? 1.0 : 0.0));
            }
        });
        for (String drop : List.of("drop6", "drop7")) {
            holds(layers.get(drop), Map.of("ratio", 0.5, "inverted", false));
        }
        for (String pool : List.of("pool1", "pool2", "pool5")) {
            holds(layers.get(pool), Map.of("kernelShape", "[3]", "strides", "[2]"));
        }
        for (String norm : List.of("norm1", "norm2")) {
            holds(layers.get(norm), Map.of("size", 5.0, "alpha", 1e-4, "beta", 0.75, "bias", 2.0));
        }
        holds(run.at("/augment/train/0"), Map.of("type", "resize-short-side", "size", 256.0, "filter", "area"));
        holds(run.at("/augment/train/1"), Map.of("type", "center-crop", "size", "[256]"));
    }

    private static void starts(JsonNode run, String layer, double deviation) {
        holds(layers(run).get(layer), Map.of("weights/type", "gaussian", "weights/std", deviation));
    }

    @Test
    void theProse() {
        JsonNode run = resolved("alexnet");
        shared(run);
        for (String layer : List.of("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7", "fc8")) {
            starts(run, layer, 0.01);
            holds(layers(run).get(layer), Map.of("biasRate", 1.0, "biasDecay", 1.0));
        }
        for (String norm : List.of("norm1", "norm2")) {
            holds(layers(run).get(norm), Map.of("alphaPerElement", false));
        }
        assertEquals(
                List.of("conv1", "relu1", "norm1", "pool1", "conv2", "relu2", "norm2", "pool2"),
                List.copyOf(layers(run).keySet()).subList(0, 8));
        holds(run, Map.of("schedule/type", "plateau", "schedule/rate", 0.01, "schedule/drops", 3.0));
        holds(run.at("/augment/train/2"), Map.of("type", "random-crop", "size", "[224]", "chunk", 1.0));
        holds(run.at("/augment/train/3"), Map.of("probability", 0.5, "chunk", 1.0));
        holds(run.at("/augment/train/4"), Map.of("eigenvalues", "[55.4625,4.794,1.1475]", "std", 0.1));
    }

    @Test
    void theSource() {
        JsonNode run = resolved("alexnet-2012");
        shared(run);
        for (String layer : List.of("conv1", "conv2", "fc6", "fc7", "fc8")) {
            starts(run, layer, 0.01);
        }
        for (String layer : List.of("conv3", "conv4", "conv5")) {
            starts(run, layer, 0.03);
        }
        layers(run).forEach((_, layer) -> {
            if (layer.has("biasRate")) {
                holds(layer, Map.of("biasRate", 2.0, "biasDecay", 0.0, "weightsRate", 1.0, "weightsDecay", 1.0));
            }
            if (layer.has("alphaPerElement")) {
                holds(layer, Map.of("alphaPerElement", true));
            }
        });
        holds(layers(run).get("norm2b"), Map.of("size", 5.0, "alpha", 0.001, "beta", 0.75, "bias", 1.0));
        assertEquals(
                List.of("conv1", "norm1", "pool1", "relu1", "conv2", "relu2", "norm2", "norm2b", "pool2"),
                List.copyOf(layers(run).keySet()).subList(0, 9));
        holds(run, Map.of("schedule/rate", 0.01, "schedule/factor", 0.1, "schedule/epochs", "[25,51,79]"));
        holds(run, Map.of("train/epochs", 91.0, "train/groups/0/match", "[conv1]"));
        List<Double> rates = List.of(0.01, 0.001, 1e-4, 1e-5, 0.0);
        List<Double> epochs = List.of(0.0, 25.0, 51.0, 67.0, 72.0);
        for (int i = 0; i < rates.size(); i++) {
            holds(run.at("/train/groups/0/schedule/rows/" + i), Map.of("epoch", epochs.get(i), "rate", rates.get(i)));
        }
        holds(run.at("/augment/train/2"), Map.of("type", "random-crop", "size", "[224]", "chunk", 32.0));
        holds(run.at("/augment/train/3"), Map.of("type", "flip-horizontal", "probability", 0.5, "chunk", 32.0));
        noise(run.at("/augment/train/5"));
        holds(run.at("/augment/train/6"), Map.of("epoch", 67.0, "augmentation/std", "[1.1]"));
    }

    /** A tenth of the deviations: the roots of the eigenvalues that the prose preset has, both in 0 to 255. */
    private static void noise(JsonNode step) {
        holds(step, Map.of("epoch", 67.0, "augmentation/type", "pca-color", "augmentation/std", 0.1));
        List<Double> eigenvalues = List.of(55.4625, 4.794, 1.1475);
        for (int i = 0; i < eigenvalues.size(); i++) {
            double deviation = 255 * Math.sqrt(eigenvalues.get(i) / 255);
            assertEquals(deviation, step.at("/augmentation/eigenvalues/" + i).asDouble(), 1e-3, "component " + i);
        }
    }
}
