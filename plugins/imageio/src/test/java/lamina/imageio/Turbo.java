package lamina.imageio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whether tests of libjpeg-turbo can run here. */
final class Turbo {
    private Turbo() {}

    static boolean isPresent() {
        return TurboLibrary.problem().isEmpty();
    }

    /** Skips a test where the library is not installed. */
    static void assumePresent() {
        TurboLibrary.problem().ifPresent(reason -> assumeTrue(false, "skipped: " + reason));
    }
}
