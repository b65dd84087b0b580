package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import lamina.api.graph.Element;
import lamina.api.graph.Tensor;

/** Numbers for the tensors that an op reads, to try it with. */
final class Specimen {
    /** Prime, so that no two rows of a tensor are alike. */
    private static final int BLOCK = 65537;

    private final float[] floats = new float[BLOCK];
    private final Map<Tensor, int[]> ints = new HashMap<>();

    Specimen() {
        Random random = new Random(1);
        for (int i = 0; i < BLOCK; i++) {
            floats[i] = (float) (0.4 + random.nextGaussian()); // a third of them below zero
        }
    }

    /** Fills a tensor. Whole numbers are those that an op before it gave, for they may be places; else zero, a class that always is. */
    void fill(Tensor tensor, MemorySegment content) {
        if (tensor.element() == Element.FLOAT32) {
            int shift = Math.floorMod(tensor.name().hashCode(), BLOCK);
            for (long at = 0; at < tensor.shape().size(); ) {
                int count = (int) Math.min(BLOCK - shift, tensor.shape().size() - at);
                MemorySegment.copy(floats, shift, content, ValueLayout.JAVA_FLOAT, 4 * at, count);
                at += count;
                shift = 0;
            }
        } else if (ints.containsKey(tensor)) {
            MemorySegment.copy(
                    ints.get(tensor),
                    0,
                    content,
                    ValueLayout.JAVA_INT,
                    0,
                    tensor.shape().size());
        } else {
            content.fill((byte) 0);
        }
    }

    /** What an op gave, for those that read it. */
    void keep(Tensor tensor, MemorySegment content) {
        if (tensor.element() == Element.INT32) {
            ints.put(tensor, content.toArray(ValueLayout.JAVA_INT));
        }
    }
}
