package $package$;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/**
 * The gradient: dx[n, c] = dlosses[n] · 2 p<sub>c</sub> · (e<sub>c</sub> − Σ<sub>k</sub> p<sub>k</sub> e<sub>k</sub>) with the errors e = p − t.
 *
 * @param forward the op whose gradient this is
 * @param dlosses the gradient with respect to its losses, [batch]
 * @param dx the gradient with respect to its scores, [batch, classes]
 */
public record $Name$Gradient($Name$Score forward, Tensor dlosses, Tensor dx) implements Op {

    @Override
    public List<Tensor> reads() {
        return List.of(forward.probabilities(), forward.labels(), dlosses);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public void launch(Launcher on) {
        int classes = dx.shape().dim(1);
        on.launch(
                dx.shape().dim(0),
                new Backward(
                        on.floats(forward.probabilities()),
                        on.ints(forward.labels()),
                        on.floats(dlosses),
                        on.floats(dx),
                        classes));
    }

    /** One iteration for each picture. */
    public record Backward(Floats p, Ints labels, Floats dlosses, Floats dx, int classes) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int n = from; n < to; n++) {
                int begin = n * classes;
                float mean = -p.get(begin + labels.get(n)); // of the errors, each weighted by its probability
                for (int c = 0; c < classes; c++) {
                    mean += p.get(begin + c) * p.get(begin + c);
                }
                for (int c = 0; c < classes; c++) {
                    float error = c == labels.get(n) ? p.get(begin + c) - 1 : p.get(begin + c);
                    dx.set(begin + c, dlosses.get(n) * 2 * p.get(begin + c) * (error - mean));
                }
            }
        }
    }
}
