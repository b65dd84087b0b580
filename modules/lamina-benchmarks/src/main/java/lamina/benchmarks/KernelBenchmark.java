package lamina.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lamina.api.backend.Graph;
import lamina.api.backend.Precision;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Dropout;
import lamina.ops.Lrn;
import lamina.ops.MaxPool;
import lamina.ops.Momentum;
import lamina.ops.Relu;
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

/**
 * Ops that memory limits, on AlexNet's first feature maps [batch, 55, 55, 96]. The secondary result is GB/s, each tensor counted once
 * an op.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

    @Param({"relu", "lrn", "max-pool", "dropout", "momentum"})
    String op;

    /** With its gradient or without; {@code momentum}, an update, has none. */
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

    private final Sketch sketch = new Sketch();
    private Machine machine;
    private double traffic; // 10^9 bytes of a run

    /** What is counted besides runs; JMH divides it by the time. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        /** 10^9 bytes read and written. */
        public double gigabytes;
    }

    /** Compiles the op. */
    @Setup
    public void compile() {
        Graph graph = graph();
        for (Op each : graph.procedures().getFirst().ops()) {
            traffic += 1e-9 * (bytes(each.reads()) + bytes(each.writes()));
        }
        machine = new Machine(graph, library, precision, threads);
    }

    private static long bytes(List<Tensor> tensors) {
        return tensors.stream().mapToLong(Tensor::bytes).sum();
    }

    private Graph graph() {
        if (op.equals("momentum")) {
            return Sketch.forward(momentum());
        }
        Differentiable differentiable = op(sketch.input("x", batch, 55, 55, 96));
        return training
                ? sketch.training(differentiable, differentiable.writes().getFirst())
                : Sketch.forward(differentiable);
    }

    private Differentiable op(Tensor x) {
        Tensor y = sketch.value("y", x.shape());
        return switch (op) {
            case "relu" -> new Relu(x, y);
            case "lrn" -> new Lrn(x, y, sketch.value("workspace", x.shape()), 5, 1e-4f, 0.75f, 2);
            case "max-pool" -> pool(x, Window.square(3, 2));
            case "dropout" -> new Dropout(x, step(), y, 0.5f, 2, 1);
            default ->
                throw new IllegalArgumentException("op " + op + ": expected relu, lrn, max-pool, dropout or momentum");
        };
    }

    private static Tensor step() {
        return new Tensor("step", Shape.of(1), Element.INT32, Role.INPUT);
    }

    private MaxPool pool(Tensor x, Window window) {
        Shape shape = window.over(x.shape(), x.shape().dim(3));
        return new MaxPool(x, sketch.value("y", shape), sketch.value("workspace", shape, Element.INT32), window);
    }

    /** The update of fc7, which has 4096 by 4096 weights; nearly still, so that they stay finite. */
    private Momentum momentum() {
        Tensor w = sketch.parameter("w", 4096, 4096);
        Tensor velocity = new Tensor("velocity", w.shape(), Element.FLOAT32, Role.STATE);
        return new Momentum(w, velocity, sketch.input("dw", 4096, 4096), sketch.input("rate", 1), 0.9f, 5e-4f, 1e-9f);
    }

    /** One run of the op, and of its gradient. */
    @Benchmark
    public void run(Rate rate) {
        machine.run();
        rate.gigabytes += traffic;
    }

    /** Frees its memory. */
    @TearDown
    public void close() {
        machine.close();
    }
}
