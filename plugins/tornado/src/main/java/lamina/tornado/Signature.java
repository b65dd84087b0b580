package lamina.tornado;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** What an op computes, apart from the names of its tensors: equal for ops that run the same code. */
final class Signature {
    private Signature() {}

    /** An object that equals that of another op if the two differ in nothing but names. */
    static Object of(Op op) {
        return of((Object) op);
    }

    private static Object of(Object value) {
        return switch (value) {
            case Tensor tensor -> List.of(tensor.shape(), tensor.element(), tensor.role());
            case Op op when op.getClass().isRecord() -> components(op);
            case Op op -> op; // nothing is known of it
            default -> value;
        };
    }

    private static Object components(Op op) {
        List<Object> parts = new ArrayList<>(List.of(op.getClass()));
        for (RecordComponent component : op.getClass().getRecordComponents()) {
            try {
                parts.add(of(component.getAccessor().invoke(op)));
            } catch (ReflectiveOperationException e) {
                return op; // not for us to see, so one of a kind
            }
        }
        return parts;
    }
}
