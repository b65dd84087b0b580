package lamina.cli;

import java.nio.file.Path;
import java.util.Optional;
import lamina.api.LaminaException;
import lamina.api.train.RunListener;
import lamina.core.train.Session;
import lamina.report.Follower;
import lamina.report.LivePage;

/**
 * What a training shows of itself as a page. Nothing that fails here fails the training: it is told, and training goes on.
 *
 * @param follower listens
 * @param page the page meanwhile, if it was wished for and can be served
 * @param output takes what is to be told
 * @param last whether there is to be a page in the end
 */
record Reporting(Follower follower, Optional<LivePage> page, Output output, boolean last) implements AutoCloseable {

    /**
     * Before a training begins.
     *
     * @param port at which to show it meanwhile
     */
    static Reporting open(Session session, Path folder, Output output, Optional<Integer> port, boolean last) {
        Follower follower = new Follower(session, folder);
        return new Reporting(follower, port.flatMap(number -> serve(follower, number, output)), output, last);
    }

    private static Optional<LivePage> serve(Follower follower, int port, Output output) {
        try {
            LivePage page = LivePage.open(follower, port);
            output.note("watch     " + page.address() + ", from this machine only");
            return Optional.of(page);
        } catch (LaminaException e) {
            output.note("warning: no live page, training goes on without it: " + e.getMessage());
            return Optional.empty();
        }
    }

    RunListener listener() {
        return follower;
    }

    /** In the end: the run is complete, and stays so. */
    void write() {
        if (!last) {
            return;
        }
        try {
            output.result("report    " + follower.write());
        } catch (RuntimeException | LinkageError e) { // the latter where the system lacks what Java's pictures need
            output.note("warning: all is there but the report, which could not be made: %s"
                    .formatted(e instanceof LaminaException ? e.getMessage() : e));
        }
    }

    @Override
    public void close() {
        page.ifPresent(LivePage::close);
        follower.close();
    }
}
