package lamina.core;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** When a run writes down where it stands, so that it can go on from there. One is written in the end and on Ctrl-C in any case. */
@Doc("When a run writes down where it stands, so that it can go on from there")
public record CheckpointSpec(
        @Doc("Steps from one checkpoint to the next; 0: not by steps") @Default("0") @Range(min = 0)
        long steps,

        @Doc("Minutes from one checkpoint to the next; 0: not by time") @Default("15") @Range(min = 0)
        double minutes,

        @Doc("How many are kept, the last ones") @Default("2") @Range(min = 1)
        int keep,

        @Doc(
                "What a run does when a checkpoint, metrics or weights cannot be written, the disk being full for instance: stop, or continue and say so")
        @Default("stop")
        OnError onError) {

    /** What a run does when something cannot be written. */
    public enum OnError {
        /** The run ends with the reason; what was written before stays. */
        STOP,
        /** The reason is reported, and the run goes on without. */
        CONTINUE
    }

    /** The defaults. */
    public static CheckpointSpec defaults() {
        return new CheckpointSpec(0, 15, 2, OnError.STOP);
    }
}
