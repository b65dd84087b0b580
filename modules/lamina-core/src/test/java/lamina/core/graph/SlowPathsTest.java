package lamina.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import lamina.api.backend.Placement;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Gemm;
import lamina.ops.Relu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowPathsTest {
    private static final Op PRODUCT = new Gemm(tensor("x", 2, 3), tensor("w", 4, 3), tensor("b", 4), tensor("y", 2, 4));
    private static final Op SMALL = relu(1 << 17); // twice 512 KiB less one number each
    private static final Op LARGE = relu((1 << 17) + 1);

    private static Tensor tensor(String name, int... dimensions) {
        return new Tensor(name, Shape.of(dimensions), Element.FLOAT32, Role.VALUE);
    }

    private static Op relu(int size) {
        return new Relu(tensor("a", size - 1), tensor("b", size - 1));
    }

    private static Placement on(String implementation, Op op) {
        return new Placement("train", op, implementation, "");
    }

    @ParameterizedTest
    @CsvSource({
        "portable, true, false",
        "portable on opencl-0-0, true, false",
        "tornado tiled on opencl-0-0, false, false",
        "onednn ref:any, true, true",
        "onednn simple:any, true, true",
        "onednn gemm:ref + brg_matmul:avx512_core, true, true",
        "onednn brg_matmul:avx512_core, false, false",
        "vector prefetched, false, false",
        "vector simpler, false, false",
        "onednn within Conv, false, false",
    })
    void plainLoopsAreSlowAndPortableProductsToo(String implementation, boolean product, boolean other) {
        assertEquals(product, SlowPaths.isSlow(on(implementation, PRODUCT)));
        assertEquals(other, SlowPaths.isSlow(on(implementation, LARGE)));
    }

    @Test
    void productsAndWhatTouchesAMebibyteAreHot() {
        assertEquals(
                List.of(true, false, true),
                Stream.of(PRODUCT, SMALL, LARGE).map(SlowPaths::isHot).toList());
    }

    @Test
    void findsWhatIsBoth() {
        Placement slow = on("onednn ref:any", LARGE);
        Placement portable = on("portable", PRODUCT);
        assertEquals(
                List.of(slow, portable),
                SlowPaths.among(List.of(on("onednn ref:any", SMALL), slow, on("portable", LARGE), portable)));
    }
}
