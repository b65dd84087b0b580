package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that anybody runs really learns: ten classes, so 10 % is chance. */
class QuickstartImageTest {
    private static final Pattern TOP1 = Pattern.compile("last +epoch \\d+: top-1 ([0-9.]+) %");

    @TempDir
    private Path folder;

    private double trained(String... settings) {
        String[] arguments = new String[settings.length + 4];
        System.arraycopy(new String[] {"train", "quickstart", "--out", "run"}, 0, arguments, 0, 4);
        System.arraycopy(settings, 0, arguments, 4, settings.length);
        Outcome train = LinkedLamina.built().run(folder, arguments);
        assertEquals(0, train.exit(), train::toString);
        return top1(train);
    }

    /** In percent, after the last epoch. */
    static double top1(Outcome train) {
        Matcher last = TOP1.matcher(train.out());
        assertTrue(last.find(), train::toString);
        return Double.parseDouble(last.group(1));
    }

    /** The image has what the page needs: Java's pictures, and decoders for those that it shows. */
    @Test
    void learnsInItsFirstEpochsAndLeavesAWholePage() throws IOException {
        double top1 = trained("--set", "train.epochs=3", "--set", "data.train=3000");
        assertTrue(top1 > 20, () -> "top-1 " + top1 + " %");
        String page = Files.readString(folder.resolve("run/report.html"));
        assertFalse(page.contains("class=\"missing\""), page);
        assertTrue(page.contains("conv1.weights: 32 filters of 7 \u00d7 7"), page);
        assertTrue(page.contains("a picture that shows "), page);
    }

    @Test
    @Tag("long")
    void endsAbove95Percent() {
        double top1 = trained();
        assertTrue(top1 > 95, () -> "top-1 " + top1 + " %");
    }
}
