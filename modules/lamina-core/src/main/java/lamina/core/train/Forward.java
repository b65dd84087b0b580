package lamina.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lamina.api.train.RunListener;
import lamina.core.data.Batch;
import lamina.core.data.Loader;

/** Runs pictures through a network as in use, and averages the probabilities over the views of each. */
final class Forward {

    /** Takes the pictures one by one. */
    interface Sink {

        /**
         * Takes a picture.
         *
         * @param probabilities of each class, the mean over the views; the array is reused
         * @param loss the network's own for a single view, else -log of the label's mean probability
         */
        void accept(int picture, int label, float[] probabilities, double loss);
    }

    private final Host host;
    private final float[] row;
    private final float[] mean;

    Forward(Host host) {
        this.host = host;
        this.row = new float[host.classes()];
        this.mean = new float[host.classes()];
    }

    /**
     * Runs every picture of a loader.
     *
     * @param stop asked between batches, and while one is waited for: whether to leave it
     * @return whether it came to the end
     */
    boolean run(Loader loader, Sink sink, List<RunListener> listeners, BooleanSupplier stop) {
        int done = 0;
        loader.start(0);
        while (loader.hasNext()) {
            Optional<Batch> next = stop.getAsBoolean() ? Optional.empty() : loader.next(stop);
            if (next.isEmpty()) {
                return false;
            }
            Batch batch = next.get();
            host.evaluate(batch);
            for (int i = 0; i < batch.count(); i++) {
                done += take(batch, i, loader.views(), sink);
            }
            for (RunListener listener : listeners) {
                listener.evaluated(done, loader.pictures());
            }
        }
        return true;
    }

    /** 1 if the row completes a picture; its views come one after the other, perhaps across batches. */
    private int take(Batch batch, int i, int views, Sink sink) {
        if (batch.view(i) == 0) {
            Arrays.fill(mean, 0);
        }
        host.probabilities(i, row);
        for (int c = 0; c < mean.length; c++) {
            mean[c] += row[c];
        }
        if (batch.view(i) < views - 1) {
            return 0;
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= views;
        }
        int label = batch.label(i);
        // the smallest normal float keeps the loss of an impossible label finite (87.3)
        double loss = views == 1 ? host.loss(i) : -Math.log(Math.max(mean[label], Float.MIN_NORMAL));
        sink.accept(batch.index(i), label, mean, loss);
        return 1;
    }
}
