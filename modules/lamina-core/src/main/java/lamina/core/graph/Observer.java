package lamina.core.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lamina.api.graph.Emitter;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.core.LayerSpec;
import lamina.ops.Relu;

/** Adds measurements to a step of training while it is assembled. They read what is there, so that the step stays the same to the bit. */
final class Observer implements Witness {
    private final Emitter emitter;
    private final Map<Tensor, String> owners = new HashMap<>(); // of parameters: the first layer that reads one
    private final SequencedMap<String, List<Tensor>> norms = new LinkedHashMap<>(); // by layer, in order
    private final Map<String, List<Tensor>> peaks = new HashMap<>();

    Observer(Draft draft) {
        this.emitter = draft.prefixed("statistics/");
    }

    @Override
    public void built(LayerSpec layer, List<Op> ops, Tensor output) {
        String name = layer.name();
        norms.put(name, new ArrayList<>());
        peaks.put(name, new ArrayList<>());
        for (Op op : ops) {
            op.reads().stream()
                    .filter(read -> read.role() == Role.PARAMETER)
                    .forEach(parameter -> owners.putIfAbsent(parameter, name));
            if (op instanceof Relu relu) {
                Shape shape = relu.y().shape();
                int units = shape.dim(shape.rank() - 1);
                peaks.get(name).add(measured(relu.y(), name + ".peaks", units, Measurement.Quantity.PEAKS));
            }
        }
    }

    /** A parameter is about to be updated. */
    void learns(Tensor parameter, Tensor gradient) {
        Tensor norm = measured(gradient, parameter.name() + ".norm", 1, Measurement.Quantity.NORM);
        norms.get(owners.get(parameter)).add(norm);
    }

    private Tensor measured(Tensor x, String name, int numbers, Measurement.Quantity quantity) {
        return emitter.add(new Measurement(x, emitter.value(name, Shape.of(numbers)), quantity))
                .y();
    }

    Observation observation(Loss.Result result) {
        return new Observation(
                result,
                norms.sequencedKeySet().stream()
                        .map(name -> new Observation.Layer(name, norms.get(name), peaks.get(name)))
                        .filter(layer ->
                                !layer.norms().isEmpty() || !layer.peaks().isEmpty())
                        .toList());
    }
}
