package lamina.benchmarks;

import java.util.concurrent.TimeUnit;
import lamina.api.backend.Graph;
import lamina.api.backend.Precision;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.Gemm;
import lamina.ops.Window;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** AlexNet's heavy ops, one at a time: convolutions and the product of the first dense layer. The secondary result is GFLOP/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProductBenchmark {

    @Param({"conv2", "conv3", "fc6"})
    String layer;

    /** With its gradients, which is about three times the work, or without. */
    @Param({"false", "true"})
    boolean training;

    @Param({"onednn", "none"})
    String library;

    @Param("F32")
    Precision precision;

    @Param("2")
    int threads;

    @Param("32")
    int batch;

    private Machine machine;
    private double work; // 10^9 floating-point operations of a run

    /** What is counted besides runs; JMH divides it by the time. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        /** 10^9 floating-point operations, a multiplication and an addition being two. */
        public double gflops;
    }

    /** Compiles the op. */
    @Setup
    public void compile() {
        Sketch sketch = new Sketch();
        Differentiable op = op(sketch);
        Graph graph = training ? sketch.training(op, op.writes().getFirst()) : Sketch.forward(op);
        work = 2e-9
                * graph.procedures().getFirst().ops().stream()
                        .mapToLong(each -> each.multiplyAdds())
                        .sum();
        machine = new Machine(graph, library, precision, threads);
    }

    private Differentiable op(Sketch sketch) {
        return switch (layer) {
            case "conv2" -> conv(sketch, sketch.input("x", batch, 27, 27, 96), 256, 5, 2);
            case "conv3" -> conv(sketch, sketch.input("x", batch, 13, 13, 256), 384, 3, 1);
            case "fc6" -> dense(sketch, 9216, 4096);
            default -> throw new IllegalArgumentException("layer " + layer + ": expected conv2, conv3 or fc6");
        };
    }

    private static Conv conv(Sketch sketch, Tensor x, int out, int kernel, int group) {
        int pad = kernel / 2;
        Window window = new Window(kernel, kernel, 1, 1, pad, pad, pad, pad);
        Tensor w = sketch.parameter("w", out, x.shape().dim(3) / group, kernel, kernel);
        Tensor y = sketch.value("y", window.over(x.shape(), out), Element.FLOAT32);
        return new Conv(x, w, sketch.parameter("b", out), y, window, group);
    }

    private Gemm dense(Sketch sketch, int in, int out) {
        Tensor x = sketch.input("x", batch, in);
        Tensor y = sketch.value("y", Shape.of(batch, out), Element.FLOAT32);
        return new Gemm(x, sketch.parameter("w", out, in), sketch.parameter("b", out), y);
    }

    /** One run of the op, and of its gradients. */
    @Benchmark
    public void run(Rate rate) {
        machine.run();
        rate.gflops += work;
    }

    /** Frees its memory. */
    @TearDown
    public void close() {
        machine.close();
    }
}
