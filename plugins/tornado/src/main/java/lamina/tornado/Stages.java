package lamina.tornado;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.backend.Procedure;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/**
 * A procedure as graphs of a plan.
 *
 * @param procedure what runs
 * @param upload the graph that brings its inputs to the device
 * @param graphs those that run its ops, in order
 * @param inputs what {@code upload} brings
 * @param kept the parameters and states that its ops write
 */
record Stages(Procedure procedure, int upload, List<Integer> graphs, Set<Tensor> inputs, Set<Tensor> kept) {

    Stages {
        graphs = List.copyOf(graphs);
        inputs = Set.copyOf(inputs);
        kept = Set.copyOf(kept);
    }

    static Set<Tensor> inputs(Procedure procedure) {
        return procedure.ops().stream()
                .flatMap(op -> op.reads().stream())
                .filter(tensor -> tensor.role() == Role.INPUT)
                .collect(Collectors.toSet());
    }

    static Set<Tensor> kept(Procedure procedure) {
        return procedure.ops().stream()
                .flatMap(op -> op.writes().stream())
                .filter(tensor -> tensor.role() != Role.VALUE)
                .collect(Collectors.toSet());
    }
}
