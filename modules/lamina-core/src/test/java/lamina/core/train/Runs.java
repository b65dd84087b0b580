package lamina.core.train;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import lamina.api.backend.Program;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.api.layer.Loss;
import lamina.api.train.Optimizer;
import lamina.core.CheckpointSpec;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.ops.Dropout;
import lamina.ops.Gemm;
import lamina.ops.Momentum;
import lamina.ops.Relu;
import lamina.ops.Reshape;
import lamina.ops.SoftmaxLoss;

/** Small runs, made in Java: Quadrants through two dense layers with dropout between them. */
public final class Runs {
    public static final Initializer GAUSSIAN = (values, _, seed) -> {
        for (int i = 0; i < values.length(); i++) {
            values.set(i, 0.3f * Rng.gaussian(seed, 0, i));
        }
    };
    public static final Initializer ZERO = (_, _, _) -> {};

    private Runs() {}

    public static RunSpec of(long seed, float rate, TrainSpec train) {
        return of(new Quadrants(200, 50, false), seed, rate, train);
    }

    static RunSpec of(Dataset data, long seed, float rate, TrainSpec train) {
        return new RunSpec(
                "quadrants",
                "",
                seed,
                data,
                Optional.of(List.of(new Quadrants.Bytes())),
                List.of(4, 4, 1),
                new RunSpec.Augment(List.of(new Brightness(), new Center()), List.of(new Center())),
                List.of(dense("hidden", 12), relu("relu"), dropout("drop"), dense("scores", 4)),
                loss(),
                momentum(),
                progress -> rate * (progress.epoch() < 3 ? 1 : 0.5f),
                train,
                new Sequential());
    }

    /** The same dataset, and something is done before each picture. */
    static Dataset heard(Dataset dataset, Reading before) {
        return new Dataset() {
            @Override
            public List<String> classes() throws IOException {
                return dataset.classes();
            }

            @Override
            public Examples open(Split split) throws IOException {
                Examples examples = dataset.open(split);
                return new Examples() {
                    @Override
                    public int size() {
                        return examples.size();
                    }

                    @Override
                    public Encoded read(int index) throws IOException {
                        try {
                            before.run();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        return examples.read(index);
                    }
                };
            }
        };
    }

    /** Something that is done before a picture is read. */
    interface Reading {
        void run() throws InterruptedException;
    }

    public static TrainSpec train(int batch, int epochs, int loaders) {
        return new TrainSpec(batch, epochs, Optional.empty(), 1, loaders, CheckpointSpec.defaults());
    }

    public static LayerSpec dense(String name, int units) {
        return LayerSpec.of(name, "dense", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            int batch = x.shape().dim(0);
            int features = x.shape().itemSize();
            Tensor flat = scope.add(new Reshape(x, scope.value("flat", Shape.of(batch, features))))
                    .y();
            Tensor w = scope.parameter("weights", Shape.of(units, features), GAUSSIAN, 1, 1)
                    .tensor();
            Tensor b = scope.parameter("bias", Shape.of(units), ZERO, 2, 0).tensor();
            return scope.add(new Gemm(flat, w, b, scope.value("y", Shape.of(batch, units))))
                    .y();
        });
    }

    public static LayerSpec relu(String name) {
        return LayerSpec.of(name, "relu", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            return scope.add(new Relu(x, scope.value("y", x.shape()))).y();
        });
    }

    public static LayerSpec dropout(String name) {
        return LayerSpec.of(name, "dropout", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            return scope.training()
                    ? scope.add(new Dropout(
                                    x, scope.step(), scope.value("y", x.shape()), 0.25f, 1 / 0.75f, scope.seed()))
                            .y()
                    : x;
        });
    }

    public static Optimizer momentum() {
        return (scope, p, gradient, rate) -> {
            Tensor velocity = scope.state("velocity", p.tensor().shape(), Element.FLOAT32, ZERO);
            scope.add(
                    new Momentum(p.tensor(), velocity, gradient, rate, 0.9f, 0.0005f * p.decayScale(), p.rateScale()));
        };
    }

    public static Loss loss() {
        return (scope, scores, labels) -> {
            Tensor probabilities = scope.value("probabilities", scores.shape());
            Tensor losses = scope.value("losses", labels.shape());
            scope.add(new SoftmaxLoss(scores, labels, probabilities, losses));
            return new Loss.Result(losses, probabilities);
        };
    }

    public static float[] read(Session session, Tensor tensor) {
        return read(session.program(), tensor);
    }

    public static float[] read(Program program, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(tensor.bytes(), 4);
            program.read(tensor, content);
            return content.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** Random, so that a run shows whether its randomness is kept in order. */
    static final class Brightness implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            float shift = random.nextFloat() * 40 - 20;
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] += shift;
            }
        }
    }

    /** To about -1 to 1. */
    static final class Center implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] = (image.pixels()[i] - 100) / 100;
            }
        }
    }
}
