package lamina.onednn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lamina.api.backend.Graph;
import lamina.api.graph.Op;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;

/** Which ops of a graph use its parameters and states, in all procedures. */
final class Uses {
    private final Map<Tensor, Set<Op>> byTensor = new HashMap<>();
    private final Set<Op> withGradient = new HashSet<>(); // of their input
    private final Set<Op> learning = new HashSet<>();
    private final Set<Gemm> products = new LinkedHashSet<>();

    Uses(Graph graph) {
        graph.procedures().forEach(procedure -> procedure.ops().forEach(this::note));
    }

    private void note(Op op) {
        Stream.concat(op.reads().stream(), op.writes().stream())
                .filter(tensor -> tensor.role() == Role.PARAMETER || tensor.role() == Role.STATE)
                .forEach(tensor ->
                        byTensor.computeIfAbsent(tensor, _ -> new HashSet<>()).add(op));
        switch (op) {
            case ConvData data -> withGradient.add(data.forward());
            case GemmData data -> withGradient.add(data.forward());
            case ConvWeights weights -> learning.add(weights.forward());
            case GemmWeights weights -> learning.add(weights.forward());
            case Gemm gemm -> products.add(gemm);
            default -> {} // has no weights
        }
    }

    /** Whether anybody wants the gradient with respect to the input of a convolution or a dense layer. */
    boolean wantsGradient(Op forward) {
        return withGradient.contains(forward);
    }

    /** Whether anybody wants the gradient with respect to its weights. */
    boolean learns(Op forward) {
        return learning.contains(forward);
    }

    /** The dense layers with these weights. */
    Stream<Gemm> sharing(Tensor weights) {
        return products.stream().filter(gemm -> gemm.w().equals(weights));
    }

    /**
     * The parameter and the states that are updated with it, if their order in memory is nobody's concern but ours: all ops that touch
     * them are matrix products with these weights, or treat all elements alike. Otherwise empty.
     */
    Set<Tensor> apart(Tensor parameter) {
        Set<Tensor> group = new HashSet<>(Set.of(parameter));
        of(parameter)
                .filter(Pointwise.class::isInstance)
                .forEach(op -> Stream.concat(op.reads().stream(), op.writes().stream())
                        .filter(tensor ->
                                byTensor.containsKey(tensor) && tensor.shape().equals(parameter.shape()))
                        .forEach(group::add));
        boolean ours = group.stream().allMatch(tensor -> of(tensor).allMatch(op -> isIndifferent(op, tensor, group)));
        return ours ? group : Set.of();
    }

    private Stream<Op> of(Tensor tensor) {
        return byTensor.getOrDefault(tensor, Set.of()).stream();
    }

    private static boolean isIndifferent(Op op, Tensor tensor, Set<Tensor> group) {
        return switch (op) {
            case Gemm gemm ->
                gemm.w().equals(tensor) && !gemm.x().equals(tensor) && !gemm.b().equals(tensor);
            case GemmData data -> data.forward().w().equals(tensor);
            case Pointwise update ->
                group.containsAll(update.writes()) // an update in place, of nothing else
                        && update.reads().stream()
                                .filter(other ->
                                        List.of(Role.PARAMETER, Role.STATE).contains(other.role()))
                                .allMatch(group::contains);
            default -> false;
        };
    }
}
