package lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final Examination examination = new Examination(3, 1);

    private void judge(int picture, int label, double loss, float... probabilities) {
        examination.judged(picture, label, probabilities, loss);
    }

    private Verdict verdict() {
        examination.evaluated(1, 1);
        return examination.verdict().orElseThrow();
    }

    @Test
    void countsClassesAndConfusions() {
        judge(0, 0, 0.1, 0.9f, 0.05f, 0.05f);
        judge(1, 0, 2.0, 0.1f, 0.2f, 0.7f);
        judge(2, 0, 1.0, 0.3f, 0.1f, 0.6f);
        judge(3, 2, 1.5, 0.2f, 0.5f, 0.3f);
        Verdict verdict = verdict();
        assertEquals(4, verdict.pictures());
        assertEquals(1.15, verdict.loss(), 1e-12);
        assertEquals(0.25, verdict.top1().orElseThrow());
        assertEquals(new Verdict.OfClass(3, 1, 3), verdict.classes().get(0));
        assertEquals(new Verdict.OfClass(0, 0, 0), verdict.classes().get(1));
        assertEquals(Map.of(new Verdict.Pair(0, 2), 2, new Verdict.Pair(2, 1), 1), verdict.confusions());
        assertEquals(List.of(new Verdict.Pair(0, 2)), verdict.mostConfused(1));
        assertEquals(
                List.of(1, 3, 2), verdict.mistakes().stream().map(Seen::picture).toList());
        assertEquals(
                List.of(2, 1, 0),
                verdict.mistakes().getFirst().best().stream()
                        .map(Seen.Guess::label)
                        .toList());
    }

    /** As the score of an evaluation: of equals, the class with the lower number is the guess. */
    @Test
    void equalProbabilitiesAreNotRightForEveryClass() {
        IntStream.range(0, 3).forEach(label -> judge(label, label, 1, 1f / 3, 1f / 3, 1f / 3));
        assertEquals(1.0 / 3, verdict().top1().orElseThrow());
    }

    @Test
    void whatIsNoNumberIsWrongAndInNoColumn() {
        judge(0, 1, Double.NaN, Float.NaN, Float.NaN, Float.NaN);
        judge(1, 1, 0.2, 0.1f, 0.8f, 0.1f);
        Verdict verdict = verdict();
        assertEquals(1, verdict.undecided());
        assertEquals(new Verdict.OfClass(2, 1, 1), verdict.classes().get(1));
        assertEquals(Map.of(), verdict.confusions());
    }

    @Test
    void theLotDoesNotDependOnTheOrderNorOnTheNetwork() {
        IntStream.range(0, 500).forEach(i -> judge(i, i % 3, 1, 0.5f, 0.3f, 0.2f));
        List<Integer> drawn = verdict().samples().stream().map(Seen::picture).toList();
        IntStream.range(0, 500).map(i -> 499 - i).forEach(i -> judge(i, i % 3, 3, 0.1f, 0.3f, 0.6f));
        assertEquals(drawn, verdict().samples().stream().map(Seen::picture).toList());
        assertEquals(Examination.SAMPLES, drawn.size());
        assertTrue(drawn.getLast() - drawn.getFirst() > 100, drawn::toString);
    }

    @Test
    void onlyTheWorstMistakesAreKept() {
        IntStream.range(0, 500).forEach(i -> judge(i, 0, i * 7 % 500, 0.1f, 0.9f, 0f));
        List<Seen> mistakes = verdict().mistakes();
        assertEquals(
                IntStream.range(0, Examination.MISTAKES)
                        .mapToObj(i -> 499.0 - i)
                        .toList(),
                mistakes.stream().map(Seen::loss).toList());
    }

    @Test
    void eachEvaluationBeginsAnew() {
        judge(0, 0, 1, 0.1f, 0.9f, 0f);
        verdict();
        judge(0, 0, 1, 0.8f, 0.1f, 0.1f);
        assertEquals(1, verdict().pictures());
        assertEquals(List.of(), verdict().mistakes());
    }
}
