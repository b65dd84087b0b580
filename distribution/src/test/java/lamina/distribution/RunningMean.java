package lamina.distribution;

import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.core.LayerSpec;

/**
 * A layer that keeps something between steps, and is as small as such a layer can be: in training it lets its input through and averages it,
 * each step being half of the average; in evaluation it adds the average.
 *
 * @param x the input, any shape
 * @param mean the average, [1]: the layer's state
 */
public record RunningMean(Tensor x, Tensor mean) implements Op {

    static LayerSpec layer(String name) {
        return LayerSpec.of(name, "running-mean", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            Tensor mean = scope.state("mean", Shape.of(1), Element.FLOAT32, (_, _, _) -> {});
            if (scope.training()) {
                scope.add(new RunningMean(x, mean));
                return x;
            }
            return scope.add(new Shifted(x, mean, scope.value("y", x.shape()))).y();
        });
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, mean);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(mean);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(1, new Average(on.floats(x), on.floats(mean)));
    }

    /** The one iteration reads everything. */
    public record Average(Floats x, Floats mean) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float sum = 0;
                for (int at = 0; at < x.length(); at++) {
                    sum += x.get(at);
                }
                mean.set(i, 0.5f * mean.get(i) + 0.5f * sum / x.length());
            }
        }
    }

    /** y = x + mean. */
    public record Shifted(Tensor x, Tensor mean, Tensor y) implements Op {

        @Override
        public List<Tensor> reads() {
            return List.of(x, mean);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(y);
        }

        @Override
        public void launch(Launcher on) {
            on.launch(y.shape().size(), new Add(on.floats(x), on.floats(mean), on.floats(y)));
        }

        /** One iteration for each element. */
        public record Add(Floats x, Floats mean, Floats y) implements Kernel {
            @Override
            public void run(int from, int to) {
                for (int i = from; i < to; i++) {
                    y.set(i, x.get(i) + mean.get(0));
                }
            }
        }
    }
}
