package lamina.report.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Epoch epoch(int number, double top1, double loss) {
        return new Epoch(number, number * 10L, 0.1f, 0.5, new Score(100, loss, top1, 1), 2);
    }

    private static Candidate run(String name, Epoch... epochs) {
        return new Candidate(name, List.of("seed=1"), "done", "", List.of(epochs));
    }

    @Test
    void theBestHasMorePicturesRightThenTheSmallerLossThenComesFirst() {
        Candidate a = run("a", epoch(1, 0.5, 0.9), epoch(2, 0.4, 0.1));
        Candidate b = run("b", epoch(1, 0.5, 0.8));
        Candidate c = run("c", epoch(1, 0.5, 0.8));
        assertEquals(Optional.of(b), new Comparison("x", List.of(a, b, c)).best());
        assertEquals(Optional.empty(), new Comparison("x", List.of(run("d"))).best());
        assertEquals(1, a.best().orElseThrow().number());
        assertEquals(4, a.seconds());
    }

    @Test
    void thePageHasARowAndALineForEachAndNothingFromElsewhere() {
        Candidate failed = new Candidate("<b>", List.of("layers.x=null", "k=1"), "failed", "why & how", List.of());
        String page =
                new Comparison("Mine", List.of(run("a", epoch(1, 0.5, 0.9), epoch(2, 0.625, 0.1)), failed)).page();
        for (String part : List.of(
                "<h1>Mine</h1>",
                "62.5 %",
                "&lt;b&gt;",
                "why &amp; how",
                "<code>layers.x=null</code><br/><code>k=1</code>",
                "Validation: top-1")) {
            assertTrue(page.contains(part), () -> part + " is missing in " + page);
        }
        assertTrue(!page.contains("http") && !page.contains("src="), page);
    }
}
