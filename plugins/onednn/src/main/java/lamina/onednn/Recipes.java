package lamina.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lamina.api.graph.Op;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Role;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Reshape;
import lamina.ops.Softmax;

/** What oneDNN does, op by op. */
final class Recipes {
    private static final Recipe<Op> UPDATES = Updates::lower;
    private static final Set<Class<?>> WIDE = Set.of(Softmax.class, Reshape.class); // compute in fp32, or not at all

    private final Map<Class<?>, Recipe<?>> byOp = new HashMap<>();

    Recipes() {
        put(Conv.class, Convolutions::forward);
        put(ConvData.class, Convolutions::data);
        put(ConvWeights.class, Convolutions::weights);
        put(Gemm.class, Products::forward);
        put(GemmData.class, Products::data);
        put(GemmWeights.class, Products::weights);
        put(MaxPool.class, Pools::forward);
        put(MaxPoolGradient.class, Pools::backward);
        put(AveragePool.class, Pools::forward);
        put(AveragePoolGradient.class, Pools::backward);
        put(Lrn.class, Normalizations::forward);
        put(LrnGradient.class, Normalizations::backward);
        put(Relu.class, Activations::forward);
        put(ReluGradient.class, Activations::backward);
        put(Softmax.class, Activations::softmax);
        put(Reshape.class, Activations::reshape);
    }

    <O extends Op> void put(Class<O> op, Recipe<O> recipe) {
        byOp.put(op, recipe);
    }

    /** Whether it computes in the precision of the passage: what it reads had better be written so. */
    boolean isNarrow(Op op) {
        return byOp.containsKey(op.getClass()) && !WIDE.contains(op.getClass());
    }

    /** How an op is made over; empty for one that is left as it is, as are those that write what lives between steps, but for updates. */
    @SuppressWarnings("unchecked") // put() took a recipe for the class
    <O extends Op> Optional<Recipe<O>> of(O op) {
        Recipe<O> found = (Recipe<O>) byOp.get(op.getClass());
        if (found == null) {
            return op instanceof Pointwise ? Optional.of((Recipe<O>) UPDATES) : Optional.empty();
        }
        boolean values = op.writes().stream().allMatch(tensor -> tensor.role() == Role.VALUE);
        return values ? Optional.of(found) : Optional.empty();
    }
}
