package lamina.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.core.LayerSpec;
import lamina.core.plugin.Nearest;

/** Checks that the devices which layers name are among the run's. */
final class Devices {
    private final Problems problems;

    Devices(Problems problems) {
        this.problems = problems;
    }

    /** The same tree. */
    Node checked(Node root) {
        if (root instanceof Node.Fields run && run.get("layers").orElse(root) instanceof Node.Items layers) {
            List<String> names = Layers.names(layers);
            List<String> known = known(run);
            for (int i = 0; i < names.size(); i++) {
                Spot layer = Spot.root().field("layers").field(names.get(i));
                written(layers.items().get(i))
                        .filter(device -> !known.contains(device.value()))
                        .ifPresent(device -> unknown(device, layer, known));
            }
        }
        return root;
    }

    private static List<String> known(Node.Fields run) {
        Stream<String> named =
                run.get("devices").filter(Node.Fields.class::isInstance).map(Node.Fields.class::cast).stream()
                        .flatMap(devices -> devices.fields().stream().map(Node.Field::key));
        return Stream.concat(Stream.of(LayerSpec.MAIN), named).toList();
    }

    private static Optional<Node.Text> written(Node layer) {
        return layer instanceof Node.Fields fields
                ? fields.get(Layers.DEVICE).filter(Node.Text.class::isInstance).map(Node.Text.class::cast)
                : Optional.empty();
    }

    private void unknown(Node.Text device, Spot layer, List<String> known) {
        String what = known.size() == 1
                ? "must be one of the run's \"devices\", of which there are none (\"devices\": {\"%s\": \"cpu\"} makes one)"
                        .formatted(device.value())
                : "must be one of the run's devices (%s)".formatted(String.join(", ", known));
        problems.add(
                device.place(),
                layer.field(Layers.DEVICE).path(),
                what + "; found " + device.found() + Nearest.hint(device.value(), known));
    }
}
