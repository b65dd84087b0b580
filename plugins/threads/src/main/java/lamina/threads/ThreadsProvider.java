package lamina.threads;

import lamina.api.NoSettings;
import lamina.api.train.CollectiveProvider;
import lamina.api.train.Collectives;

/** Provides {@code threads}. */
public final class ThreadsProvider implements CollectiveProvider<NoSettings> {

    @Override
    public String type() {
        return "threads";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Collectives create(NoSettings settings) {
        return Circle::of;
    }
}
