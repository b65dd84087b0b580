package lamina.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;

/**
 * A run that never was, for listeners: four epochs of three steps, the last step with a loss that is no number, the second epoch without a
 * validation. What it measures depends on the step alone, times too.
 */
final class Rehearsal implements WatchedRun {
    static final int EPOCHS = 4;
    static final int STEPS_PER_EPOCH = 3;
    static final long STEPS = (long) EPOCHS * STEPS_PER_EPOCH;

    private static final List<Tensor> PARAMETERS = List.of(
            parameter("conv1.weights", Shape.of(20, 3, 5, 5)),
            parameter("conv1.bias", Shape.of(20)),
            parameter("a, \"quoted\" name.weights", Shape.of(3, 7)));

    private final Path folder;
    private boolean between; // epochs: no time to read parameters
    private int disturbed;
    private long now;

    Rehearsal(Path folder) {
        this.folder = folder;
    }

    private static Tensor parameter(String name, Shape shape) {
        return new Tensor(name, shape, Element.FLOAT32, Role.PARAMETER);
    }

    /**
     * Tells a part of the run.
     *
     * @param from steps that are done; in the middle of an epoch too
     * @param to the last step
     */
    void tell(RunListener listener, long from, long to) {
        begin(listener, from, history(from));
        for (long step = from + 1; step <= to; step++) {
            now = step;
            listener.step(step(step));
            if (step == 1 || step % 2 == 0) {
                listener.observed(statistics(step));
            }
            if (step % STEPS_PER_EPOCH == 0) {
                judge(listener, step);
            }
        }
        listener.ended();
    }

    /** Goes on where the last step of an epoch was done, but what it came to is not known, to the end of the run. */
    void judgeAndGoOn(RunListener listener, long from) {
        begin(listener, from, history(from - 1));
        judge(listener, from);
        listener.ended();
        tell(listener, from, STEPS);
    }

    private void begin(RunListener listener, long from, List<Epoch> history) {
        between = true;
        now = from;
        listener.opened(this);
        listener.started(new Progress(from, STEPS_PER_EPOCH, EPOCHS, history), 8);
    }

    private void judge(RunListener listener, long step) {
        listener.evaluated(5, 10);
        between = false;
        listener.epoch(epoch((int) (step / STEPS_PER_EPOCH)));
        between = true;
    }

    /** How often parameters were read at another time than the end of an epoch. */
    int disturbed() {
        return disturbed;
    }

    static List<Epoch> history(long step) {
        return LongStream.rangeClosed(1, step / STEPS_PER_EPOCH)
                .mapToObj(n -> epoch((int) n))
                .toList();
    }

    static Step step(long number) {
        double loss = number == STEPS ? Double.NaN : 2.5 / number;
        Score score = new Score(8, loss, number / 16.0, number / 13.0);
        return new Step(number, (int) ((number - 1) / STEPS_PER_EPOCH) + 1, 0.1f / number, score, 0.5, 0.125);
    }

    static Epoch epoch(int number) {
        Score score = number == 2 ? Score.NONE : new Score(10, 2.0 / number, number / 10.0, number / 5.0);
        return new Epoch(number, (long) number * STEPS_PER_EPOCH, 0.1f, 2.25 / number, score, 3);
    }

    static Statistics statistics(long step) {
        return new Statistics(
                step,
                (int) ((step - 1) / STEPS_PER_EPOCH) + 1,
                step == STEPS ? Double.POSITIVE_INFINITY : 1.5 * step,
                List.of(
                        new Statistics.Layer("conv1", OptionalDouble.of((double) step), OptionalDouble.empty()),
                        new Statistics.Layer("relu1", OptionalDouble.empty(), OptionalDouble.of(1.0 / step)),
                        new Statistics.Layer("a, \"quoted\" name", OptionalDouble.of(0.5), OptionalDouble.empty())));
    }

    @Override
    public String name() {
        return "rehearsal";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<String> classes() {
        return List.of("one", "two", "many, \"many\"");
    }

    @Override
    public List<Tensor> parameters() {
        return PARAMETERS;
    }

    /** Weights that move with the steps. */
    @Override
    public void read(Tensor parameter, MemorySegment into) {
        disturbed += between ? 1 : 0;
        for (int i = 0; i < parameter.shape().size(); i++) {
            into.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) Math.sin((double) (i + now)));
        }
    }
}
