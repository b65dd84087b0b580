package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.core.data.Skipped;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    record Small(int a, Optional<String> b) {}

    private static RunState random(RandomGenerator random) {
        double loss = Double.longBitsToDouble(random.nextLong());
        Score score = random.nextBoolean()
                ? Score.NONE
                : new Score(random.nextInt(), loss, random.nextDouble(), Double.POSITIVE_INFINITY);
        Epoch epoch = new Epoch(
                random.nextInt(),
                random.nextLong(),
                Float.intBitsToFloat(random.nextInt()),
                random.nextDouble(),
                score,
                1e-300);
        return new RunState(
                random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                List.of(epoch, epoch),
                new Pass(random.nextInt(), random.nextGaussian(), Double.MIN_VALUE),
                random.nextBoolean() ? Optional.empty() : Optional.of(epoch),
                List.of(new Skipped(random.nextInt(), "a \"name\"", "why\n")));
    }

    @Test
    void aStateComesBackToTheLastBit() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 500; i++) {
            RunState state = random(random);
            assertEquals(state, RecordJson.read(RunState.class, RecordJson.write(state), "state"));
        }
    }

    @Test
    void textsComeBackWhateverIsInThem() {
        Small small = new Small(-1, Optional.of("\"\\ \n é 漢 null NaN"));
        assertEquals(small, RecordJson.read(Small.class, RecordJson.write(small), "small"));
    }

    @Test
    void moreKeysAreForALaterVersionAndAnOptionalMayBeAbsent() {
        assertEquals(
                new Small(3, Optional.empty()),
                RecordJson.read(Small.class, "{\"later\": {\"x\": [1, {}]}, \"a\": 3}", "small"));
    }

    private static void refused(String text, String part) {
        String message = assertThrows(DataException.class, () -> RecordJson.read(Small.class, text, "small"))
                .getMessage();
        assertTrue(message.contains("small") && message.contains(part), message);
    }

    @Test
    void whatIsNotWholeIsRefused() {
        refused("{\"b\": \"x\"}", "lacks \"a\"");
        refused("{\"a\": \"x\"}", "small.a should be of the type int, found x");
        refused("{\"a\": [1]}", "small.a should be a single value");
        refused("[]", "should be an object");
        refused("{\"a\": 1x}", "is no JSON");
        refused(
                "{\n  \"a\": 1",
                "small is cut off: it ends in the middle of the object that begins at line 1, column 1.");
        refused("", "should be an object");
    }
}
