package lamina.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.backend.Program;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.core.data.EpochPlan;
import lamina.core.data.Loader;
import lamina.core.data.Pipeline;
import lamina.core.graph.Assembly;

/** Tells what pictures show. */
public final class Predictor {
    private final Assembly assembly;
    private final Pipeline pipeline;
    private final int threads;
    private final Forward forward;

    /**
     * A predictor; it can be used again and again.
     *
     * @param pipeline as in evaluation; the probabilities are averaged over its views
     * @param threads that decode; 0: one for each processor
     */
    public Predictor(Assembly assembly, Program program, Pipeline pipeline, int threads) {
        this.assembly = assembly;
        this.pipeline = pipeline;
        this.threads = threads;
        this.forward = new Forward(new Host(assembly, program));
    }

    /**
     * What the pictures show, in their order; their labels do not matter.
     *
     * @throws lamina.api.DataException if one cannot be decoded
     */
    public List<Prediction> predict(List<Encoded> pictures) {
        float[][] found = new float[pictures.size()][];
        EpochPlan plan = EpochPlan.evaluation(pictures.size(), pipeline.views(), assembly.batch(), 1, threads);
        try (Loader loader = new Loader(new Unlabelled(pictures), pipeline, plan)) {
            forward.run(
                    loader,
                    (picture, _, probabilities, _) ->
                            found[picture] = Arrays.copyOf(probabilities, probabilities.length),
                    List.of(),
                    () -> false);
        }
        return IntStream.range(0, found.length)
                .mapToObj(i -> new Prediction(pictures.get(i).name(), found[i]))
                .toList();
    }

    /** Pictures as examples of class 0: the graph computes a loss that nobody reads. */
    private record Unlabelled(List<Encoded> pictures) implements Examples {
        @Override
        public int size() {
            return pictures.size();
        }

        @Override
        public Encoded read(int index) {
            Encoded picture = pictures.get(index);
            return new Encoded(picture.name(), 0, picture.bytes(), picture.format());
        }
    }
}
