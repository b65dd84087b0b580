package lamina.core.train;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.backend.Program;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Schedule;
import lamina.api.train.Score;
import lamina.api.train.Step;
import lamina.core.TrainSpec;
import lamina.core.data.Batch;
import lamina.core.data.Loader;
import lamina.core.graph.Assembly;

/** Trains: a step for each batch, an evaluation after each epoch. */
public final class Trainer {
    private final Host host;
    private final Loader loader;
    private final Evaluator validation;
    private final Schedule schedule;
    private final TrainSpec train;
    private final List<RunListener> listeners;
    private final long planned;
    private final float[] row;
    private final Tally batchTally = new Tally();
    private List<Epoch> history = List.of();
    private long done;
    private float rate;

    /**
     * A trainer for one run.
     *
     * @param assembly assembled for training
     * @param program with parameters and states written
     * @param loader yields the training pictures
     * @param validation judges after each epoch
     * @param listeners told in this order
     */
    public Trainer(
            TrainSpec train,
            Schedule schedule,
            Assembly assembly,
            Program program,
            Loader loader,
            Evaluator validation,
            List<RunListener> listeners) {
        this.train = train;
        this.schedule = schedule;
        this.host = new Host(assembly, program);
        this.loader = loader;
        this.validation = validation;
        this.listeners = List.copyOf(listeners);
        this.planned = Math.min(train.steps().orElse(Long.MAX_VALUE), progress().steps());
        this.row = new float[host.classes()];
    }

    /**
     * Trains to the end.
     *
     * @return the epochs, the last perhaps cut short by {@link TrainSpec#steps}
     * @throws lamina.api.DataException if a picture cannot be read
     * @throws ConfigurationException if the loss is not a finite number
     */
    public List<Epoch> run() {
        try {
            tell(listener -> listener.started(progress(), train.batch()));
            while (done < planned) {
                epoch(history.size() + 1);
            }
            return history;
        } finally {
            tell(RunListener::ended);
        }
    }

    private void epoch(int number) {
        long began = System.nanoTime();
        double losses = 0;
        int steps = 0;
        loader.start(number);
        while (loader.hasNext() && done < planned) {
            losses += step(number).loss();
            steps++;
        }
        Score score = Score.NONE;
        try {
            boolean due = number % train.validateEvery() == 0 || done >= planned;
            score = due ? validation.evaluate(listeners) : Score.NONE;
        } finally { // what was learned is told, and so saved, even if validation fails
            complete(new Epoch(number, done, rate, losses / steps, score, seconds(began)));
        }
    }

    private void complete(Epoch epoch) {
        history = Stream.concat(history.stream(), Stream.of(epoch)).toList();
        tell(listener -> listener.epoch(epoch));
    }

    private Score step(int epoch) {
        long began = System.nanoTime();
        double waited = loader.waited();
        Batch batch = loader.next();
        rate = schedule.rate(progress());
        host.train(batch, done, rate);
        Score score = score(batch);
        done++;
        check(score.loss());
        Step step = new Step(done, epoch, rate, score, seconds(began), loader.waited() - waited);
        tell(listener -> listener.step(step));
        return score;
    }

    private Score score(Batch batch) {
        batchTally.clear();
        for (int i = 0; i < batch.count(); i++) {
            host.probabilities(i, row);
            batchTally.add(host.loss(i), row, batch.label(i));
        }
        return batchTally.score();
    }

    private void check(double loss) {
        if (!Double.isFinite(loss)) {
            throw new ConfigurationException("the loss is " + loss + " in step " + done + " of " + planned
                    + " (epoch " + (history.size() + 1) + ", learning rate " + rate + "): "
                    + (done == 1
                            ? "it is so before anything was learned, so look at the pictures (subtract-mean, a scale) and at the"
                                    + " initial weights (a smaller \"std\")"
                            : "training has diverged. Try a rate of " + rate / 10
                                    + " in the schedule, or smaller initial weights"));
        }
    }

    private Progress progress() {
        return new Progress(done, loader.batches(), train.epochs(), history);
    }

    private void tell(Consumer<RunListener> event) {
        listeners.forEach(event);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) * 1e-9;
    }
}
