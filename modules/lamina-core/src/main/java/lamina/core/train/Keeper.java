package lamina.core.train;

import java.nio.file.Path;
import java.util.function.Consumer;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Score;

/** Saves the weights after each epoch, and once more after the best so far. */
final class Keeper implements RunListener {
    private final Path folder;
    private final Consumer<Path> save;
    private Score best = Score.NONE;

    Keeper(Path folder, Consumer<Path> save) {
        this.folder = folder;
        this.save = save;
    }

    @Override
    public void epoch(Epoch epoch) {
        save.accept(folder.resolve(Journal.WEIGHTS));
        if (better(epoch.validation(), best)) {
            best = epoch.validation();
            save.accept(folder.resolve(Journal.BEST));
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
