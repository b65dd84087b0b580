package lamina.cli;

import java.util.function.LongSupplier;
import lamina.api.data.IndexListener;

/** Says how far a dataset is that goes through its archives before the first picture is read. */
final class IndexLine implements IndexListener {
    private final PassingLine line;

    /** @param clock nanoseconds */
    IndexLine(Output output, LongSupplier clock) {
        line = new PassingLine(output, clock);
    }

    @Override
    public void indexed(long done, long all, long examples) {
        if (done == all) {
            line.end();
        } else if (line.due()) {
            line.show("going through the dataset's files  %d %%  %s"
                    .formatted(100 * done / all, Numbers.count(examples, "picture")));
        }
    }
}
