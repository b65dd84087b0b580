package lamina.core;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What a run looks out for while it trains; nothing that is learned depends on it, but where the run ends. */
@Doc("What a run looks out for")
public record WatchSpec(
        @Doc("Steps from one look at gradients and dead units to the next, the first step included; 0: none")
        @Default("100")
        @Range(min = 0)
        int statistics,

        @Doc(
                "The loss has exploded, and the run stops, when it is so many times the mean loss of its epoch so far, and of ln(classes); 0: never")
        @Default("10")
        @Range(min = 0)
        double exploding) {

    /** The defaults. */
    public static WatchSpec defaults() {
        return new WatchSpec(100, 10);
    }

    /** Whether a step is looked into, counted from 1. */
    public boolean looksAt(long step) {
        return statistics > 0 && (step == 1 || step % statistics == 0);
    }
}
