package lamina.tensorboard;

import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;

/** Provides {@code tensorboard}. */
public final class TensorboardProvider implements RunListenerProvider<TensorboardSettings> {

    @Override
    public String type() {
        return "tensorboard";
    }

    @Override
    public Class<TensorboardSettings> settings() {
        return TensorboardSettings.class;
    }

    @Override
    public RunListener create(TensorboardSettings settings) {
        return new Board(settings);
    }
}
