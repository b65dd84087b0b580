package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training takes no more memory the longer it lasts: the heap, what is outside of it, and the process as a whole. */
@EnabledOnOs(OS.LINUX)
class SteadyMemoryImageTest {
    @TempDir
    private Path folder;

    private List<Series> trained(long steps, long apart) throws IOException, InterruptedException {
        List<Series> series = Watched.quickstart(folder, steps, apart).series();
        series.forEach(each -> each.plot().forEach(System.out::println));
        assertTrue(series.getFirst().steps().length >= 10, "too few measurements to tell");
        return series;
    }

    /** Too short to find a small leak, and Java is still settling; a tensor a step that is not let go of would show. */
    @Test
    void aFewHundredSteps() throws IOException, InterruptedException {
        for (Series series : trained(300, 200)) {
            assertTrue(series.growth() < 96, () -> String.join("\n", series.plot()));
        }
    }

    @Test
    @Tag("long")
    void tenThousandSteps() throws IOException, InterruptedException {
        for (Series series : trained(10_000, 2_000)) {
            assertFalse(series.grows(), () -> String.join("\n", series.plot()));
        }
    }
}
