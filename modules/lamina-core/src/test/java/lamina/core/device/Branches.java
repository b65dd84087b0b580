package lamina.core.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.backend.Backend;
import lamina.api.backend.Program;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import lamina.core.train.Runs;
import lamina.core.train.Sequential;
import lamina.ops.Concat;

/** Two columns of dense layers that read both halves in the middle, and end in the left one. */
final class Branches {
    static final int BATCH = 10;

    private Branches() {}

    static List<LayerSpec> layers() {
        return List.of(
                Runs.dense("first-a", 6).from("input").on("left"),
                Runs.dense("first-b", 5).from("input").on("right"),
                concat("both-a", "first-a", "first-b").on("left"),
                Runs.dense("second-a", 7).on("left"),
                concat("both-b", "first-a", "first-b").on("right"),
                Runs.dense("second-b", 3).on("right"),
                Runs.relu("relu-b").on("right"),
                concat("all", "second-a", "relu-b").on("left"),
                Runs.dense("scores", 4).on("left"));
    }

    static LayerSpec concat(String name, String... from) {
        return LayerSpec.of(name, "concat", (scope, inputs) -> {
                    int width = inputs.stream().mapToInt(x -> x.shape().dim(-1)).sum();
                    Shape shape = inputs.getFirst().shape().withLast(width);
                    return scope.add(new Concat(inputs, scope.value("y", shape)))
                            .y();
                })
                .from(from);
    }

    static RunSpec run(List<LayerSpec> layers, Backend left, Backend right) {
        return run(layers, Runs.train(BATCH, 2, 1), left, right);
    }

    static RunSpec run(List<LayerSpec> layers, TrainSpec train, Backend left, Backend right) {
        RunSpec run = Runs.of(3, 0.02f, train).through(layers);
        return run.on(new Sequential(), Map.of("left", left, "right", right), Optional.empty());
    }

    static Assembly assembly(List<LayerSpec> layers) {
        RunSpec run = run(layers, new Sequential(), new Sequential());
        return Assembler.training(Network.of(run), BATCH, run.optimizer());
    }

    static float[] read(Program program, Tensor tensor) {
        return Runs.read(program, tensor);
    }
}
