package lamina.core.train;

import java.nio.file.Path;
import java.util.function.Consumer;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Score;

/** Saves the weights after each epoch that is due, once more after the best so far, and in the end. */
final class Keeper implements RunListener {
    private final Path folder;
    private final Consumer<Path> save;
    private final int every;
    private Score best;
    private boolean saved = true;

    /**
     * A keeper.
     *
     * @param every of how many epochs one is due
     * @param best so far
     * @param save writes weights to a file
     */
    Keeper(Path folder, int every, Score best, Consumer<Path> save) {
        this.folder = folder;
        this.every = every;
        this.best = best;
        this.save = save;
    }

    @Override
    public void epoch(Epoch epoch) {
        saved = epoch.number() % every == 0;
        if (saved) {
            save.accept(folder.resolve(Journal.WEIGHTS));
        }
        if (better(epoch.validation(), best)) {
            best = epoch.validation();
            save.accept(folder.resolve(Journal.BEST));
        }
    }

    /** Saves what was learned since the last epoch that was due; with the weights that a run ends with, nobody is lenient. */
    void finish(Consumer<Path> strictly) {
        if (!saved) {
            strictly.accept(folder.resolve(Journal.WEIGHTS));
        }
    }

    /** More pictures right; of equals, the smaller loss. */
    static boolean better(Score score, Score than) {
        return score.pictures() > 0
                && (than.pictures() == 0
                        || score.top1() > than.top1()
                        || (score.top1() == than.top1() && score.loss() < than.loss()));
    }
}
