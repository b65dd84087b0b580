package lamina.core;

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

        @Doc("What a run looks out for") @Default("{}") WatchSpec watch) {

    /** Looks out as usual. */
    public TrainSpec(
            int batch, int epochs, Optional<Long> steps, int validateEvery, int loaders, CheckpointSpec checkpoint) {
        this(batch, epochs, steps, validateEvery, loaders, checkpoint, WatchSpec.defaults());
    }

    /** The same, looking out for other things. */
    public TrainSpec watching(WatchSpec other) {
        return new TrainSpec(batch, epochs, steps, validateEvery, loaders, checkpoint, other);
    }
}
