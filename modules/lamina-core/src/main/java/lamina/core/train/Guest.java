package lamina.core.train;

import java.io.UncheckedIOException;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.PluginException;
import lamina.api.Reason;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;

/** A listener of a plugin: whatever fails in it names it. */
record Guest(RunListener listener) implements RunListener {
    @Override
    public void opened(WatchedRun run) {
        explained(() -> listener.opened(run));
    }

    @Override
    public void started(Progress progress, int batch) {
        explained(() -> listener.started(progress, batch));
    }

    @Override
    public void step(Step step) {
        explained(() -> listener.step(step));
    }

    @Override
    public void observed(Statistics statistics) {
        explained(() -> listener.observed(statistics));
    }

    @Override
    public void epoch(Epoch epoch) {
        explained(() -> listener.epoch(epoch));
    }

    @Override
    public void evaluated(int done, int pictures) {
        explained(() -> listener.evaluated(done, pictures));
    }

    @Override
    public void ended() {
        explained(listener::ended);
    }

    private void explained(Runnable event) {
        try {
            event.run();
        } catch (LaminaException e) {
            throw e; // says it all
        } catch (UncheckedIOException e) {
            throw new DataException(
                    "%s cannot write: %s. Is there room on the disk?".formatted(name(), Reason.of(e)), e);
        } catch (RuntimeException e) {
            throw new PluginException(
                    "%s failed with %s; report this to the plugin's author, or take it out of \"listeners\""
                            .formatted(name(), e),
                    e);
        }
    }

    private String name() {
        return "the listener " + listener.getClass().getName();
    }
}
