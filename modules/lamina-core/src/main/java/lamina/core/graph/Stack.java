package lamina.core.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lamina.api.AssemblyException;
import lamina.api.LaminaException;
import lamina.api.PluginException;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.api.layer.Loss;
import lamina.core.LayerSpec;
import lamina.core.plugin.Nearest;

/** Builds the layers of a network on top of each other, for one procedure, and counts what each of them costs. */
final class Stack {
    private static final String INPUT = "input";

    private final Network network;
    private final Declarations declarations;
    private final Draft draft;
    private final boolean training;
    private final Tensor step;
    private final int first;
    private final Witness witness;
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();
    private final List<LayerRow> rows = new ArrayList<>();

    Stack(
            Network network,
            Declarations declarations,
            Draft draft,
            boolean training,
            Tensor step,
            int first,
            Witness witness) {
        this.network = network;
        this.declarations = declarations;
        this.draft = draft;
        this.training = training;
        this.step = step;
        this.first = first;
        this.witness = witness;
    }

    /** The output of the last layer. */
    Tensor build(Tensor images) {
        outputs.put(INPUT, images);
        Tensor last = images;
        for (LayerSpec layer : network.layers()) {
            List<Tensor> inputs = inputs(layer, last);
            int before = draft.ops().size();
            draft.on(layer.device());
            draft.forward(layer.name());
            last = explained(layer, () -> layer.layer().build(scope(layer.name()), inputs));
            if (outputs.put(layer.name(), last) != null) {
                throw new AssemblyException(
                        "%stwo layers are called '%s'; names have to be unique, and '%s' is the pictures"
                                .formatted(at(layer), layer.name(), INPUT));
            }
            List<Op> ops = draft.ops().subList(before, draft.ops().size());
            rows.add(row(layer, last, ops));
            witness.built(layer, ops, last);
        }
        return last;
    }

    Loss.Result loss(Tensor scores, Tensor labels, String name) {
        draft.forward(name);
        return network.loss().build(scope(name), scores, labels);
    }

    List<LayerRow> rows() {
        return rows;
    }

    private DraftScope scope(String name) {
        return new DraftScope(
                name, training, Rng.seed(network.seed(), name), step, first, declarations, draft.prefixed(name + "."));
    }

    private List<Tensor> inputs(LayerSpec layer, Tensor last) {
        if (layer.from().isEmpty()) {
            return List.of(last);
        }
        return layer.from().stream().map(name -> output(layer, name)).toList();
    }

    private Tensor output(LayerSpec layer, String name) {
        Tensor output = outputs.get(name);
        if (output == null) {
            throw new AssemblyException("%slayer '%s' takes its input from '%s', but no layer before it has that name%s"
                    .formatted(at(layer), layer.name(), name, Nearest.hint(name, outputs.keySet())));
        }
        return output;
    }

    private LayerRow row(LayerSpec layer, Tensor output, List<Op> ops) {
        int batch = output.shape().dim(0);
        long parameters = ops.stream()
                .flatMap(op -> op.reads().stream())
                .filter(t -> t.role() == Role.PARAMETER)
                .distinct()
                .mapToLong(t -> t.shape().size())
                .sum();
        long values = ops.stream()
                .flatMap(op -> op.writes().stream())
                .filter(t -> t.role() == Role.VALUE)
                .mapToLong(t -> t.shape().size())
                .sum();
        long multiplyAdds = ops.stream().mapToLong(Op::multiplyAdds).sum();
        Shape item =
                new Shape(output.shape().dimensions().subList(1, output.shape().rank()));
        return new LayerRow(layer.name(), layer.type(), item, parameters, multiplyAdds / batch, values / batch);
    }

    /** Runs a layer's own code so that whatever goes wrong in it names the layer and its place. */
    private static Tensor explained(LayerSpec layer, Supplier<Tensor> build) {
        String who = "%slayer '%s' (%s): ".formatted(at(layer), layer.name(), layer.type());
        try {
            return Optional.ofNullable(build.get())
                    .orElseThrow(() -> new IllegalStateException("no output: 'build' returned null"));
        } catch (AssemblyException | IllegalArgumentException | ArithmeticException e) {
            throw new AssemblyException(who + e.getMessage(), e);
        } catch (LaminaException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PluginException(who + "its plugin failed with " + e + "; report this to the plugin's author", e);
        }
    }

    private static String at(LayerSpec layer) {
        return layer.where().isEmpty() ? "" : layer.where() + " ";
    }
}
