package lamina.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.data.Split;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.core.data.Album;
import lamina.core.train.Journal;
import lamina.core.train.Session;
import lamina.report.Part.Missing;
import lamina.report.Part.There;

/**
 * Goes along with a training, and makes its report: in the end, or as it stands. Listening costs next to nothing; the report is made on the
 * thread that asks for it.
 */
public final class Follower implements RunListener, AutoCloseable {
    private final Session session;
    private final Path folder;
    private final Examination examination;
    private final Measurements measured;
    private volatile Optional<Stand> stand = Optional.empty();
    private Part<Album> album = new Missing<>("the pictures were not looked up");
    private Optional<Shown> shown = Optional.empty();

    /** A verdict, and the epoch that it is of. */
    private record Stand(Verdict verdict, int epoch) {}

    /** A verdict whose pictures have been decoded. */
    private record Shown(Stand stand, Judged judged) {}

    /**
     * A follower of a training that is about to begin.
     *
     * @param folder of the run
     */
    public Follower(Session session, Path folder) {
        this.session = session;
        this.folder = folder;
        this.examination =
                new Examination(session.assembly().classes(), session.spec().seed());
        this.measured = new Measurements(folder.resolve(Journal.METRICS));
    }

    /** Opens the held-back pictures: before the training begins, if another thread is to show them meanwhile. */
    public synchronized void openAlbum() {
        if (album instanceof Missing<Album>) {
            album = Part.of(() -> session.album(Split.VALIDATION));
        }
    }

    @Override
    public void judged(int picture, int label, float[] probabilities, double loss) {
        examination.judged(picture, label, probabilities, loss);
    }

    @Override
    public void evaluated(int done, int pictures) {
        examination.evaluated(done, pictures);
    }

    @Override
    public void epoch(Epoch epoch) {
        if (epoch.validation().pictures() > 0) {
            stand = examination.verdict().map(verdict -> new Stand(verdict, epoch.number()));
        }
    }

    /** Whatever a page shows has not changed while this has not. */
    String stamp() {
        return size(Journal.METRICS) + "-" + stand.map(Stand::epoch).orElse(0);
    }

    private long size(String name) {
        try {
            return Files.size(folder.resolve(name));
        } catch (IOException e) {
            return 0;
        }
    }

    /** A page as the run stands. */
    synchronized String page(Page.Live live) {
        return report().page(Optional.of(live)).html();
    }

    private Report report() {
        return Report.of(folder, Part.of(() -> {
                    measured.refresh();
                    return measured;
                }))
                .withLayers(new There<>(session.assembly().layers()))
                .withJudged(judged());
    }

    private Part<Judged> judged() {
        Optional<Stand> now = stand;
        if (now.isEmpty()) {
            return new Missing<>(
                    "no validation has been complete since this training began or was resumed, or no pictures are held"
                            + " back");
        }
        return album.map(pictures -> shown(now.get(), pictures));
    }

    private Judged shown(Stand now, Album pictures) {
        if (shown.filter(before -> before.stand().equals(now)).isEmpty()) {
            String on = "%s held back, after epoch %d"
                    .formatted(Say.count(now.verdict().pictures(), "picture"), now.epoch());
            shown = Optional.of(new Shown(now, Judged.of(now.verdict(), pictures, on)));
        }
        return shown.orElseThrow().judged();
    }

    /**
     * Writes the report into the folder of the run.
     *
     * @return the file
     * @throws lamina.api.DataException if it cannot be written
     */
    public synchronized Path write() {
        openAlbum();
        return report().write();
    }

    @Override
    public synchronized void close() {
        if (album instanceof There<Album>(Album open)) {
            open.close();
        }
    }
}
