package lamina.core;

import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** How long a run trains, in what portions, and with how many hands. */
@Doc("How long and in what portions")
public record TrainSpec(
        @Doc("Pictures in a step") @Default("128") @Range(min = 1)
        int batch,

        @Doc("Passes over the training pictures") @Default("10") @Range(min = 1)
        int epochs,

        @Doc("Stop after so many steps, in the middle of an epoch if need be") @Range(min = 1)
        Optional<Long> steps,

        @Doc("Epochs from one validation, and one saving of the weights, to the next; the last epoch always has both")
        @Default("1")
        @Range(min = 1)
        int validateEvery,

        @Doc("Threads that read, decode and augment; 0: one for each processor") @Default("0") @Range(min = 0)
        int loaders,

        @Doc("When the run writes down where it stands") @Default("{}")
        CheckpointSpec checkpoint,

        @Doc(
                "Portions of a batch that run one after the other for one update: memory for one portion, and the update of the whole batch")
        @Default("1")
        @Range(min = 1)
        int accumulate,

        @Doc("A limit for gradients") @Default("{}") ClipSpec clip,

        @Doc("Ends the run when validation has stopped improving; left out: it trains to its end")
        Optional<EarlyStop> earlyStop,

        @Doc("Parameters that learn other than the rest") @Default("[]")
        List<ParameterGroup> groups,

        @Doc("What a run looks out for") @Default("{}") WatchSpec watch,

        @Doc(
                "How many damaged pictures training passes over, each in favour of the next one, before it stops; 0: it stops at the first."
                        + " Validation always does")
        @Default("0")
        @Range(min = 0)
        int badItems) {

    /** Copies the list. */
    public TrainSpec {
        groups = List.copyOf(groups);
    }

    /** All parameters alike, from whole batches, to the end. */
    public TrainSpec(
            int batch, int epochs, Optional<Long> steps, int validateEvery, int loaders, CheckpointSpec checkpoint) {
        this(
                batch,
                epochs,
                steps,
                validateEvery,
                loaders,
                checkpoint,
                1,
                ClipSpec.NONE,
                Optional.empty(),
                List.of(),
                WatchSpec.defaults(),
                0);
    }

    /** The same, with batches in portions. */
    public TrainSpec accumulating(int portions) {
        return but(portions, clip, earlyStop, groups, watch, badItems);
    }

    /** The same, with limited gradients. */
    public TrainSpec clipping(ClipSpec limit) {
        return but(accumulate, limit, earlyStop, groups, watch, badItems);
    }

    /** The same, perhaps ending before. */
    public TrainSpec stopping(EarlyStop early) {
        return but(accumulate, clip, Optional.of(early), groups, watch, badItems);
    }

    /** The same, with other parameter groups. */
    public TrainSpec grouping(ParameterGroup... others) {
        return but(accumulate, clip, earlyStop, List.of(others), watch, badItems);
    }

    /** The same, looking out for other things. */
    public TrainSpec watching(WatchSpec other) {
        return but(accumulate, clip, earlyStop, groups, other, badItems);
    }

    /** The same, passing over so many damaged pictures. */
    public TrainSpec passingOver(int bad) {
        return but(accumulate, clip, earlyStop, groups, watch, bad);
    }

    private TrainSpec but(
            int portions,
            ClipSpec limit,
            Optional<EarlyStop> early,
            List<ParameterGroup> others,
            WatchSpec out,
            int bad) {
        return new TrainSpec(
                batch, epochs, steps, validateEvery, loaders, checkpoint, portions, limit, early, others, out, bad);
    }
}
