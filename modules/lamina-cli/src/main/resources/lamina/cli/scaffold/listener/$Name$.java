package $package$;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.WatchedRun;

/** The listener. A run that goes on after a kill stands at its last checkpoint: what is behind that is dropped, since it is told again. */
final class $Name$ implements RunListener {
    private final String name;
    private final List<Epoch> epochs = new ArrayList<>();
    private Optional<Path> file = Optional.empty(); // until the run is known

    $Name$(String name) {
        this.name = name;
    }

    @Override
    public void opened(WatchedRun run) {
        file = Optional.of(run.folder().resolve(name));
    }

    @Override
    public void started(Progress progress, int batch) {
        epochs.clear();
        epochs.addAll(progress.history());
        file.ifPresent(this::write);
    }

    @Override
    public void epoch(Epoch epoch) {
        epochs.add(epoch);
        file.ifPresent(this::write);
    }

    /** All of it, under another name first: whoever looks sees a whole table. */
    private void write(Path table) {
        StringBuilder text = new StringBuilder("| epoch | loss | validation | top-1 |\n| --- | --- | --- | --- |\n");
        epochs.forEach(epoch -> text.append(row(epoch)));
        Path draft = table.resolveSibling(name + ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, table, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DataException("cannot write %s: %s. Is there room on the disk, and may the folder be written?"
                    .formatted(table.toAbsolutePath(), e), e);
        }
    }

    private static String row(Epoch epoch) {
        return String.format(
                Locale.ROOT,
                "| %d | %.3f | %.3f | %.1f %% |\n",
                epoch.number(),
                epoch.loss(),
                epoch.validation().loss(),
                100 * epoch.validation().top1());
    }
}
