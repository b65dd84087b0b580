package lamina.core.train;

import java.util.Optional;
import java.util.function.Consumer;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
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

/** Trains from any state on: a step for each batch, an evaluation after each epoch. */
final class Trainer {
    private final Host host;
    private final Loader loader;
    private final Evaluator validation;
    private final Schedule schedule;
    private final TrainSpec train;
    private final Watch watch;
    private final long planned;
    private final float[] row;
    private final Tally batchTally = new Tally();
    private RunState state;
    private boolean between = true; // two steps: the program's tensors are those of the state
    private float rate;

    /**
     * A trainer for one run.
     *
     * @param assembly assembled for training
     * @param program with parameters and states as {@code from} has them
     * @param loader yields the training pictures
     * @param validation judges after each epoch
     * @param from where to go on
     * @throws DataException if {@code from} was reached with other data or other batches
     */
    Trainer(
            TrainSpec train,
            Schedule schedule,
            Assembly assembly,
            Program program,
            Loader loader,
            Evaluator validation,
            RunState from,
            Watch watch) {
        this.train = train;
        this.schedule = schedule;
        this.host = new Host(assembly, program, watch.profile());
        this.loader = loader;
        this.validation = validation;
        this.watch = watch;
        this.state = from.equals(RunState.START) ? from.of(loader.pictures(), loader.batches()) : same(from, loader);
        this.planned = state.planned(train);
        this.row = new float[host.classes()];
    }

    private static RunState same(RunState from, Loader loader) {
        from.check(loader.pictures(), loader.batches());
        return from;
    }

    /**
     * Trains to the end, or until the watch ends it.
     *
     * @return where the run stands
     * @throws DataException if a picture cannot be read
     * @throws ConfigurationException if the loss is not a finite number
     */
    RunState run() {
        try {
            tell(listener -> listener.started(progress(), train.batch()));
            while (!state.finished(train) && !watch.stop()) {
                state = state.reopened();
                epoch();
            }
            return state;
        } catch (DataException e) {
            if (between) {
                watch.failed(state);
            }
            throw e;
        } finally {
            tell(RunListener::ended);
        }
    }

    private void epoch() {
        long began = System.nanoTime();
        double before = state.pass().seconds();
        loader.start(state.epoch(), state.pass().steps());
        while (loader.hasNext() && state.step() < planned && !watch.stop()) {
            step(began, before);
        }
        if (!watch.stop()) {
            judge(began, before);
        }
    }

    private void judge(long began, double before) {
        boolean due = state.epoch() % train.validateEvery() == 0 || state.step() >= planned;
        rate = schedule.rate(last());
        Optional<Score> score;
        try {
            score = due ? validation.evaluate(watch.listeners(), watch::stop) : Optional.of(Score.NONE);
        } catch (RuntimeException e) { // what was learned is told, and so saved, even if validation fails
            tell(listener -> listener.epoch(epoch(Score.NONE, before + seconds(began))));
            throw e;
        }
        score.map(judgement -> epoch(judgement, before + seconds(began))).ifPresent(epoch -> {
            tell(listener -> listener.epoch(epoch));
            state = state.judged(epoch);
            watch.stands(state);
        });
    }

    private Epoch epoch(Score score, double seconds) {
        Pass pass = state.pass();
        return new Epoch(state.epoch(), state.step(), rate, pass.losses() / pass.steps(), score, seconds);
    }

    private void step(long epochBegan, double before) {
        StepEvent event = new StepEvent();
        event.begin();
        long began = System.nanoTime();
        double waited = loader.waited();
        Batch batch = loader.next();
        rate = schedule.rate(progress());
        between = false;
        host.train(batch, state.step(), rate);
        Score score = score(batch);
        check(score.loss());
        state = state.stepped(score.loss(), before + seconds(epochBegan));
        between = true;
        Step step = new Step(state.step(), state.epoch(), rate, score, seconds(began), loader.waited() - waited);
        event.finish(step);
        tell(listener -> listener.step(step));
        watch.stands(state);
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
        long step = state.step() + 1;
        if (!Double.isFinite(loss)) {
            throw new ConfigurationException("the loss is " + loss + " in step " + step + " of " + planned + " (epoch "
                    + state.epoch() + ", learning rate " + rate + "): "
                    + (step == 1
                            ? "it is so before anything was learned, so look at the pictures (subtract-mean, a scale) and at the"
                                    + " initial weights (a smaller \"std\")"
                            : "training has diverged. Try a rate of " + rate / 10
                                    + " in the schedule, or smaller initial weights"));
        }
    }

    private Progress progress() {
        return state.progress(train.epochs());
    }

    /** As it was before the last step. */
    private Progress last() {
        return new Progress(state.step() - 1, state.stepsPerEpoch(), train.epochs(), state.history());
    }

    private void tell(Consumer<RunListener> event) {
        watch.listeners().forEach(event);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) * 1e-9;
    }
}
