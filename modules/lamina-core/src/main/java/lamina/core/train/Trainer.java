package lamina.core.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.PluginException;
import lamina.api.backend.Program;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Schedule;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.core.TrainSpec;
import lamina.core.data.Batch;
import lamina.core.data.Loader;
import lamina.core.data.Skipped;
import lamina.core.graph.Assembly;

/** The course of a training from any state on: a step for each batch, an evaluation after each epoch. */
final class Trainer {
    private final Loader loader;
    private final Evaluator validation;
    private final Rates rates;
    private final int portions;
    private final TrainSpec train;
    private final Watch watch;
    private final long planned;
    private final Alarm alarm;
    private final Learner learner;
    private final Guessing guessing;
    private RunState state;
    private boolean between = true; // two steps: the program's tensors are those of the state
    private boolean stopped;
    private float rate;

    /**
     * A trainer for one run.
     *
     * @param assembly assembled for training
     * @param program with parameters and states as {@code from} has them
     * @param loader yields the training pictures
     * @param validation judges after each epoch
     * @param examiner looks where a run diverges
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
            Examiner examiner,
            RunState from,
            Watch watch) {
        this.train = train;
        this.rates = new Rates(schedule, assembly);
        this.portions = assembly.portions();
        this.loader = loader;
        this.validation = validation;
        this.watch = watch;
        int steps = loader.batches() / portions; // what is left over makes no batch
        if (steps == 0) {
            throw new DataException(
                    "the training split has %d pictures, fewer than one batch of %d: make \"train.batch\" smaller, or add pictures"
                            .formatted(loader.pictures(), train.batch()));
        }
        this.state = from.equals(RunState.START) ? from.of(loader.pictures(), steps) : same(from, loader, steps);
        this.planned = state.planned(train);
        this.alarm = new Alarm(train, assembly.classes(), examiner, loader, watch);
        this.learner = new Learner(loader, assembly, program, train.watch(), watch.profile(), alarm);
        this.guessing = new Guessing(assembly.classes(), state.stepsPerEpoch());
    }

    private static RunState same(RunState from, Loader loader, int steps) {
        from.check(loader.pictures(), steps);
        return from;
    }

    /**
     * Trains to the end, or until the watch ends it.
     *
     * @return where the run stands
     * @throws DataException if a picture cannot be read
     * @throws ConfigurationException if the loss is not a finite number, or explodes
     */
    RunState run() {
        try {
            tell(listener -> listener.started(progress(), train.batch()));
            while (!state.finished(train) && !stop()) {
                state = state.reopened();
                epoch();
            }
            return state;
        } catch (DataException | PluginException e) {
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
        loader.start(state.epoch(), state.pass().steps() * portions);
        while (state.pass().steps() < state.stepsPerEpoch() && state.step() < planned && !stop()) {
            step(began, before);
        }
        if (!stop()) {
            judge(began, before);
        }
    }

    /** Whether to end here. What was learned is kept at once, before anybody waits for pictures that are slow to read. */
    private boolean stop() {
        boolean wished = watch.stop();
        if (wished && !stopped) {
            stopped = true;
            watch.stopped(state);
        }
        return wished;
    }

    private void judge(long began, double before) {
        boolean due = state.epoch() % train.validateEvery() == 0 || state.step() >= planned;
        rate = rates.at(last())[0];
        Optional<Score> score;
        try {
            score = due ? validation.evaluate(watch.listeners(), this::stop) : Optional.of(Score.NONE);
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
        Optional<Batch> first = loader.next(this::stop);
        if (first.isEmpty()) {
            return; // nothing of the step was computed yet
        }
        float[] now = rates.at(progress());
        rate = now[0];
        between = false;
        Alarm.Attempt attempt = learner.learn(first.get(), state, now);
        List<Skipped> skipped = skipped();
        Score score = learner.score();
        alarm.check(attempt, score.loss());
        state = state.stepped(score.loss(), before + seconds(epochBegan), skipped);
        between = true;
        Step step = new Step(state.step(), state.epoch(), rate, score, seconds(began), loader.waited() - waited);
        event.finish(step);
        tell(listener -> listener.step(step));
        learner.statistics(attempt).ifPresent(found -> tell(attempt, score.loss(), found));
        guessing.step(score.loss()).ifPresent(watch::note);
        watch.stands(state);
    }

    private void tell(Alarm.Attempt attempt, double loss, Statistics statistics) {
        guessing.observed(statistics);
        tell(listener -> listener.observed(statistics));
        alarm.check(attempt, loss, statistics);
    }

    /** The damaged pictures so far; new ones are told of. */
    private List<Skipped> skipped() {
        List<Skipped> before = state.skipped();
        if (loader.bad().count() == before.size()) {
            return before;
        }
        List<Skipped> all = loader.bad().all();
        watch.skipped(all.subList(before.size(), all.size()), state.step() + 1);
        return all;
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
