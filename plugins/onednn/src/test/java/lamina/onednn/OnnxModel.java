package lamina.onednn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a conformance vector consists of: nodes, and the tensors that are known. */
record OnnxModel(List<Node> nodes, Map<String, OnnxTensor> tensors, OnnxTensor expected) {

    /** An operator ({@code NodeProto}). */
    record Node(String type, List<String> inputs, Map<String, Wire> attributes) {

        int integer(String name, int otherwise) {
            return attribute(name, 3).map(field -> (int) field.number()).orElse(otherwise);
        }

        float number(String name, float otherwise) {
            return attribute(name, 2).map(Wire.Field::asFloat).orElse(otherwise);
        }

        String text(String name, String otherwise) {
            return attribute(name, 4).map(Wire.Field::text).orElse(otherwise);
        }

        List<Integer> integers(String name, List<Integer> otherwise) {
            Wire attribute = attributes.get(name);
            return attribute == null
                    ? otherwise
                    : attribute.numbers(8).stream().map(Math::toIntExact).toList();
        }

        private Optional<Wire.Field> attribute(String name, int tag) {
            return Optional.ofNullable(attributes.get(name))
                    .flatMap(wire -> wire.all(tag).stream().findFirst());
        }
    }

    static OnnxModel read(Path folder) throws IOException {
        Wire graph = Wire.read(ByteBuffer.wrap(Files.readAllBytes(folder.resolve("model.onnx"))))
                .all(7)
                .getFirst()
                .message();
        Map<String, OnnxTensor> tensors = new HashMap<>();
        graph.all(5).forEach(field -> {
            OnnxTensor initializer = OnnxTensor.of(field.message());
            tensors.put(initializer.name(), initializer);
        });
        Path data = folder.resolve("test_data_set_0");
        int given = 0;
        for (Wire.Field input : graph.all(11)) {
            Path file = data.resolve("input_" + given + ".pb");
            if (!tensors.containsKey(input.message().text(1)) && Files.exists(file)) {
                tensors.put(input.message().text(1), OnnxTensor.read(file));
                given++;
            }
        }
        List<Node> nodes =
                graph.all(1).stream().map(field -> node(field.message())).toList();
        return new OnnxModel(nodes, tensors, OnnxTensor.read(data.resolve("output_0.pb")));
    }

    private static Node node(Wire message) {
        Map<String, Wire> attributes = new HashMap<>();
        message.all(5).forEach(field -> attributes.put(field.message().text(1), field.message()));
        return new Node(
                message.text(4), message.all(1).stream().map(Wire.Field::text).toList(), attributes);
    }

    /** The only node, or the last behind nodes that only prepare its inputs. */
    Node node() {
        return nodes.getLast();
    }

    /** An input of the node; empty if the node has none at that place. */
    Optional<OnnxTensor> input(int place) {
        return place < node().inputs.size()
                ? Optional.ofNullable(tensors.get(node().inputs.get(place)))
                : Optional.empty();
    }
}
