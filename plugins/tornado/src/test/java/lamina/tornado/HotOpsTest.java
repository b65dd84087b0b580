package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.ops.ConvData;
import lamina.ops.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The steps of hot ops on TornadoVM's default device, beside the portable kernels. */
class HotOpsTest {
    /** Of the largest value of a tensor: sums of some thousand products in another order. */
    private static final double TOLERANCE = 5e-6;

    private static final int CLASSES = 2;

    /** Odd sizes, groups, strides, padding on one side only, and terms that are cut into stretches. */
    @TestFactory
    @DisplayName("kernels in tiles and work groups give what the portable kernels give")
    Stream<DynamicTest> tiles() {
        return Stream.of(
                        HotCases.dense(64, 1152, 130),
                        HotCases.convolution(Shape.of(3, 7, 5, 18), 20, new Window(3, 2, 2, 1, 0, 1, 2, 1), 2),
                        HotCases.convolution(Shape.of(2, 3, 3, 9), 9, new Window(5, 5, 2, 3, 2, 2, 2, 2), 1),
                        HotCases.convolution(Shape.of(4, 13, 13, 32), 48, new Window(5, 5, 1, 1, 2, 2, 2, 2), 2),
                        HotCases.rows(5, 1000))
                .flatMap(List::stream)
                .map(op -> test(op, HotOps.all(), "Tiled", Factors.F32));
    }

    @TestFactory
    @DisplayName("products of cuBLAS give what the portable kernels give")
    Stream<DynamicTest> cublas() {
        assumeTrue(Devices.hasLibrary(Devices.choose(TornadoSettings.defaults())), "no NVIDIA device with cuBLAS");
        return Stream.of(Factors.values()).flatMap(factors -> library(new Cublas(factors)));
    }

    /** The same operands that cuBLAS gets, to a product written down from its definition. */
    @TestFactory
    @DisplayName("products of a library, column by column, give what the portable kernels give")
    Stream<DynamicTest> library() {
        return Stream.of(Factors.F32, Factors.BF16).flatMap(factors -> library(new ColumnMajor(factors)));
    }

    private static Stream<DynamicTest> library(Blas blas) {
        return Stream.of(
                        HotCases.dense(3, 1, 5),
                        HotCases.convolution(Shape.of(2, 17, 19, 3), 5, new Window(11, 11, 4, 4, 0, 0, 3, 3), 1),
                        HotCases.convolution(Shape.of(3, 7, 5, 6), 4, new Window(3, 2, 2, 1, 0, 1, 2, 1), 2),
                        HotCases.convolution(Shape.of(2, 5, 4, 16), 6, new Window(3, 3, 1, 1, 1, 1, 1, 1), 2),
                        HotCases.convolution(Shape.of(2, 3, 4, 6), 9, Window.square(1, 1), 3))
                .flatMap(List::stream)
                .map(op -> test(op, HotOps.all(blas), "Library", blas.factors()));
    }

    /** Less the gradient with respect to the pictures, which nobody wants. */
    @TestFactory
    @Tag("long")
    @DisplayName("AlexNet's layers give what the portable kernels give")
    Stream<DynamicTest> alexnet() {
        return HotCases.alexnet(2).stream()
                .flatMap(List::stream)
                .filter(op -> !(op instanceof ConvData data && data.dx().shape().dim(3) == 3))
                .map(op -> test(op, HotOps.all(), "Tiled", Factors.F32));
    }

    @Test
    @DisplayName("a group of fewer channels than the portable kernel's eight is left to that")
    void declines() {
        HotCases.convolution(Shape.of(2, 5, 6, 6), 6, Window.square(3, 1), 6)
                .forEach(op -> assertEquals(Optional.empty(), prepare(op, HotOps.all(), new Trial(op, CLASSES))));
    }

    private static DynamicTest test(Op op, List<HotOp<?>> hot, String way, Factors factors) {
        return DynamicTest.dynamicTest(op.type() + " " + op.reads() + " to " + op.writes() + ", " + factors, () -> {
            Trial trial = new Trial(op, CLASSES);
            Chosen chosen = prepare(op, hot, trial).orElseThrow(() -> new AssertionError("declined"));
            assertTrue(chosen.way().equals(way), chosen.way());
            trial.portable();
            trial.device(chosen.steps());
            trial.agrees(factors == Factors.F32 ? TOLERANCE : factors.tolerance());
        });
    }

    private record Chosen(String way, List<DeviceStep> steps) {}

    /** As the backend chooses: the first that takes it. */
    private static Optional<Chosen> prepare(Op op, List<HotOp<?>> hot, DeviceMemory memory) {
        for (HotOp<?> each : hot) {
            Optional<List<DeviceStep>> steps = steps(each, op, memory);
            if (steps.isPresent()) {
                return Optional.of(new Chosen(each.getClass().getSimpleName(), steps.get()));
            }
        }
        return Optional.empty();
    }

    private static <O extends Op> Optional<List<DeviceStep>> steps(HotOp<O> hot, Op op, DeviceMemory memory) {
        return hot.op().isInstance(op) ? hot.prepare(hot.op().cast(op), memory) : Optional.empty();
    }
}
