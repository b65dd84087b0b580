package lamina.core.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.core.EarlyStop;
import lamina.core.TrainSpec;
import lamina.core.data.Skipped;

/**
 * Where a run stands between two steps: all that training knows but the tensors and the configuration. Everything else follows from it:
 * rates from the history, the order of the pictures and all that is random from the seed with epoch and step.
 *
 * @param pictures the training pictures; 0 before the first step
 * @param stepsPerEpoch steps in one pass over them; 0 before the first step
 * @param step steps done
 * @param history the epochs that are complete, validation included
 * @param pass the epoch under way
 * @param cut the epoch under way as it was judged, if {@code train.steps} ended the run in its middle; a longer run takes it up again
 * @param skipped the damaged pictures that were passed over, each once
 */
public record RunState(
        int pictures,
        int stepsPerEpoch,
        long step,
        List<Epoch> history,
        Pass pass,
        Optional<Epoch> cut,
        List<Skipped> skipped) {

    /** Nothing is done. */
    public static final RunState START = new RunState(0, 0, 0, List.of(), Pass.NONE, Optional.empty(), List.of());

    /** Copies the lists. */
    public RunState {
        history = List.copyOf(history);
        skipped = List.copyOf(skipped);
    }

    /** The number of the epoch under way, from 1. */
    public int epoch() {
        return history.size() + 1;
    }

    /** Every epoch that was judged, the last perhaps cut short. */
    public List<Epoch> epochs() {
        return Stream.concat(history.stream(), cut.stream()).toList();
    }

    /** How many steps the run has in all; 0 before the first. */
    public long planned(TrainSpec train) {
        return Math.min(train.steps().orElse(Long.MAX_VALUE), (long) stepsPerEpoch * train.epochs());
    }

    /** Whether nothing is left to do, not even to judge the last epoch. */
    public boolean finished(TrainSpec train) {
        boolean done = stepsPerEpoch > 0 && step >= planned(train) && (pass.steps() == 0 || cut.isPresent());
        return done || endedEarly(train).isPresent();
    }

    /** Why the run ends between two epochs, before all that were planned; empty if it does not. */
    public Optional<String> endedEarly(TrainSpec train) {
        return train.earlyStop()
                .filter(stop -> pass.steps() == 0 && step < planned(train) && stop.reached(history))
                .map(EarlyStop::reason);
    }

    /** Whether the last step was done, in the middle of an epoch, and what it came to is not judged yet. */
    boolean beforeCut(TrainSpec train) {
        return step >= planned(train) && pass.steps() > 0 && pass.steps() < stepsPerEpoch && cut.isEmpty();
    }

    /**
     * Steps count as far as epochs have as many of them, on as many pictures.
     *
     * @throws DataException unless they have
     */
    void check(int picturesNow, int batchesNow) {
        if (pictures != picturesNow || stepsPerEpoch != batchesNow) {
            throw new DataException(
                    "the run cannot go on: it has come to %s with epochs of %d steps on %d training pictures, and now an epoch has %d steps on %d pictures, so that steps, rates and the order of the pictures would mean something else. Put data and batch size back, or train a new run"
                            .formatted(text(), stepsPerEpoch, pictures, batchesNow, picturesNow));
        }
    }

    /** The best of the complete epochs that were judged. */
    Optional<Epoch> best() {
        return best(history);
    }

    /** The best of some epochs, as best weights are judged: more pictures right; of equals, the smaller loss; of equals, the first. */
    public static Optional<Epoch> best(List<Epoch> epochs) {
        return epochs.stream()
                .filter(epoch -> epoch.validation().pictures() > 0)
                .reduce((best, epoch) -> Keeper.better(epoch.validation(), best.validation()) ? epoch : best);
    }

    Progress progress(int epochs) {
        return new Progress(step, stepsPerEpoch, epochs, history);
    }

    RunState of(int trainingPictures, int batches) {
        return new RunState(trainingPictures, batches, step, history, pass, cut, skipped);
    }

    /**
     * After one more step.
     *
     * @param now the damaged pictures that were passed over so far
     */
    RunState stepped(double loss, double seconds, List<Skipped> now) {
        Pass longer = new Pass(pass.steps() + 1, pass.losses() + loss, seconds);
        return new RunState(pictures, stepsPerEpoch, step + 1, history, longer, cut, now);
    }

    /** With the epoch under way judged: complete, or else cut short. */
    RunState judged(Epoch epoch) {
        return pass.steps() == stepsPerEpoch
                ? new RunState(
                        pictures,
                        stepsPerEpoch,
                        step,
                        Stream.concat(history.stream(), Stream.of(epoch)).toList(),
                        Pass.NONE,
                        Optional.empty(),
                        skipped)
                : new RunState(pictures, stepsPerEpoch, step, history, pass, Optional.of(epoch), skipped);
    }

    /** In the middle of the epoch again that was cut short. */
    RunState reopened() {
        return new RunState(pictures, stepsPerEpoch, step, history, pass, Optional.empty(), skipped);
    }

    /** A name for a checkpoint that sorts as runs go: {@code step-00000120}, and behind it {@code step-00000120-epoch-3}. */
    String label() {
        String judged = pass.steps() == 0 && !history.isEmpty() ? "-epoch-" + history.size() : "";
        return String.format(Locale.ROOT, "step-%08d%s%s", step, judged, cut.isPresent() ? "-end" : "");
    }

    /** For messages: {@code step 120 (epoch 3, step 20 of 50)}. */
    public String text() {
        String within = pass.steps() == 0
                ? history.isEmpty() ? "before the first epoch" : "after epoch " + history.size()
                : "epoch %d, step %d of %d".formatted(epoch(), pass.steps(), stepsPerEpoch);
        return String.format(Locale.ROOT, "step %,d (%s)", step, within);
    }
}
