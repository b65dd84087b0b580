package lamina.core.train;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import lamina.api.train.Step;

/** A step of training in a flight recording. */
@Name("lamina.Step")
@Label("Training Step")
@Category("Lamina")
@Description("A step of training: waiting for a batch, forward pass, gradients, updates")
@StackTrace(false)
final class StepEvent extends Event {
    @Label("Step")
    long step;

    @Label("Epoch")
    int epoch;

    @Label("Pictures")
    int pictures;

    @Label("Loss")
    double loss;

    @Label("Learning Rate")
    float rate;

    @Label("Waiting")
    @Description("How much of the step it waited for pictures")
    @Timespan(Timespan.NANOSECONDS)
    long waiting;

    /** Records the step, if anybody does. */
    void finish(Step done) {
        end();
        if (shouldCommit()) {
            step = done.number();
            epoch = done.epoch();
            pictures = done.score().pictures();
            loss = done.score().loss();
            rate = done.rate();
            waiting = Math.round(done.waiting() * 1e9);
            commit();
        }
    }
}
