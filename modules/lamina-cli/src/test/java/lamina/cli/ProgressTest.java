package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.Step;
import lamina.cli.ProgressLine.Part;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Output output = new Output(stream, stream, false);
    private long now;

    /** Ten pictures in a second, of which a quarter is waiting; a run of 2 epochs of 30 steps. */
    private void step(RunListener listener, int number, double loss) {
        now += SECOND;
        listener.step(new Step(number, 1 + (number - 1) / 30, 0.01f, new Score(10, loss, 0.5, 0.9), 1, 0.25));
    }

    @Test
    void printsALineForEachTenSecondsWithTheMeanSinceTheLast() {
        RunListener progress = new PrintedProgress(output, "validation", Long.MAX_VALUE, () -> now);
        progress.started(new Progress(0, 30, 2, List.of()), 10);
        for (int i = 1; i <= 25; i++) {
            step(progress, i, i <= 10 ? 4 : 2);
        }
        assertEquals("""
                epoch 1/2  step 10/60  loss 4.000  top-1 50.0 %  top-5 90.0 %  10 images/s  waiting 25 %  ETA 0:50
                epoch 1/2  step 20/60  loss 2.000  top-1 50.0 %  top-5 90.0 %  10 images/s  waiting 25 %  ETA 0:40
                """, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void printsALineForAnEpochAndForALongEvaluation() {
        RunListener progress = new PrintedProgress(output, "validation", Long.MAX_VALUE, () -> now);
        progress.started(new Progress(0, 30, 2, List.of()), 10);
        step(progress, 1, 4);
        progress.evaluated(100, 1000);
        now += 12 * SECOND;
        progress.evaluated(700, 1000);
        progress.epoch(new Epoch(1, 30, 0.01f, 3, new Score(1000, 2.5, 0.4, 0.8), 75));
        assertEquals("""
                validation  700/1,000  50 images/s  ETA 0:06
                epoch 1/2  loss 3.000  validation: loss 2.500  top-1 40.0 %  top-5 80.0 %  rate 0.0100  1:15
                """, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysNowAndThenHowManyKernelsAreCompiled() {
        CompileLine line = new CompileLine(output, () -> now);
        for (int i = 1; i <= 12; i++) {
            now += SECOND;
            line.compiled(i, 12);
        }
        assertEquals("""
                compiling kernels 6/12
                compiling kernels 11/12
                """, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysNowAndThenHowFarADatasetIsThatGoesThroughItsFiles() {
        IndexLine line = new IndexLine(output, () -> now);
        for (int i = 1; i <= 12; i++) {
            now += SECOND;
            line.indexed(10L * i, 120, 1000L * i);
        }
        assertEquals("""
                going through the dataset's files  50 %  6,000 pictures
                going through the dataset's files  91 %  11,000 pictures
                """, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void drawsHowManyKernelsAreCompiledAndLeavesNothingOfIt() {
        CompileLine line = new CompileLine(new Output(stream, stream, true), () -> now);
        line.compiled(1, 2);
        now += SECOND;
        line.compiled(2, 2);
        assertEquals(
                "\rcompiling kernels 1/2\rcompiling kernels 2/2\r" + " ".repeat(21) + "\r",
                bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aRunThatIsToStopEarlierIsMeasuredByThat() {
        Gauge gauge = new Gauge(1, 5, () -> now);
        gauge.start(new Progress(0, 30, 2, List.of()));
        now += SECOND;
        gauge.add(new Step(1, 1, 0.01f, new Score(10, 1, 1, 1), 1, 0));
        assertEquals(0.2, gauge.share(), 1e-9);
        assertTrue(gauge.line()
                .plain()
                .endsWith("step 1/5  loss 1.000  top-1 100.0 %  top-5 100.0 %  10 images/s  waiting 0 %  ETA 0:04"));
    }

    @Test
    void aMovingMeanFollowsSlowly() {
        Gauge gauge = new Gauge(0.5, 60, () -> now);
        gauge.start(new Progress(0, 30, 2, List.of()));
        gauge.add(new Step(1, 1, 0.01f, new Score(10, 4, 0, 0), 1, 0));
        gauge.add(new Step(2, 1, 0.01f, new Score(10, 1, 0, 0), 1, 0));
        assertTrue(
                gauge.line().plain().contains("loss 2.000"), () -> gauge.line().plain()); // (4/2 + 1) / (1/2 + 1)
    }

    @Test
    void aLineFitsIntoTheTerminal() {
        ProgressLine line =
                new ProgressLine(List.of(new Part("epoch 1/2", 9), new Part("step 3", 1), new Part("loss 2.5", 5)));
        assertEquals("epoch 1/2  #####.....  step 3  loss 2.5", line.fitted(39, 0.5, '#'));
        assertEquals("epoch 1/2  step 3  loss 2.5", line.fitted(30, 0.5, '#'));
        assertEquals("epoch 1/2  loss 2.5", line.fitted(20, 0.5, '#'));
        assertEquals("epoch 1/2", line.fitted(10, 0.5, '#'));
        assertEquals("epoc", line.fitted(4, 0.5, '#'));
    }

    @Test
    void aWatcherGetsALineForEachEpochToo() {
        RunListener progress = new DrawnProgress(output, "validation", Long.MAX_VALUE);
        progress.started(new Progress(0, 30, 2, List.of()), 10);
        step(progress, 1, 4);
        progress.evaluated(1000, 1000);
        progress.epoch(new Epoch(1, 30, 0.01f, 3, new Score(1000, 2.5, 0.4, 0.8), 75));
        progress.ended();
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(drawn.contains("epoch 1/2"), drawn);
        assertTrue(drawn.endsWith("validation: loss 2.500  top-1 40.0 %  top-5 80.0 %  rate 0.0100  1:15\n"), drawn);
    }

    @Test
    void nothingIsDrawnOverWhatIsSaidInTheEnd() {
        RunListener progress = new DrawnProgress(output, "validation", Long.MAX_VALUE);
        progress.started(new Progress(0, 30, 2, List.of()), 10);
        step(progress, 1, 4);
        progress.ended();
        output.note("interrupted");
        step(progress, 2, 4);
        progress.evaluated(1000, 1000);
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(drawn.endsWith("interrupted\n"), drawn);
        assertTrue(
                drawn.equals("interrupted\n") || drawn.endsWith("\rinterrupted\n"),
                drawn); // drawn in time, or not at all
    }

    @Test
    void aShorterLineLeavesNothingOfALongerOne() {
        DrawnLine line = new DrawnLine(stream);
        line.accept("ETA 10:05");
        line.accept("ETA 9:58");
        line.clear();
        line.close();
        line.accept("late");
        assertEquals("\rETA 10:05\rETA 9:58 \r        \r\r\r", bytes.toString(StandardCharsets.UTF_8));
    }
}
