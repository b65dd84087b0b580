package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import lamina.api.NoSettings;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A sound augmentation passes every rule, and for each rule there is a broken one that fails it. */
class AugmentationContractTest {

    private static void fails(Executable rule) {
        assertThrows(AssertionError.class, rule);
    }

    @Test
    void aSoundAugmentationPasses() {
        Augmentations sound = new Augmentations((image, _, random) -> shift(image, random.nextInt(9)));
        assertDoesNotThrow(sound::isPure);
        assertDoesNotThrow(sound::picturesAreSound);
        assertDoesNotThrow(sound::leavesNoTrace);
        assertDoesNotThrow(sound::isThreadSafe);
    }

    @Test
    void aMindOfItsOwnFailsA1A3AndA4() {
        AtomicInteger calls = new AtomicInteger();
        Augmentations counting = new Augmentations((image, _, _) -> shift(image, calls.incrementAndGet()));
        fails(counting::isPure);
        fails(counting::leavesNoTrace);
        fails(counting::isThreadSafe);
    }

    @Test
    void changingSizesFailA2() {
        fails(new Augmentations((image, _, random) -> {
            Image other = image.reshape(1 + random.nextInt(9), 3, 3);
            Arrays.fill(other.pixels(), 0, other.size(), 1);
        })::picturesAreSound);
        fails(new Augmentations((image, _, _) -> image.pixels()[5] = Float.NaN)::picturesAreSound);
    }

    @Test
    void takingTooSmallPicturesFailsA5() {
        fails(new Augmentations((_, _, _) -> {})::refusesWrongSizes);
    }

    private static void shift(Image image, int by) {
        for (int i = 0; i < image.size(); i++) {
            image.pixels()[i] += by;
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(Image image, int view, RandomGenerator random);
    }

    private static final class Augmentations extends AugmentationContract<NoSettings> {
        private final Change change;

        Augmentations(Change change) {
            this.change = change;
        }

        @Override
        protected AugmentationProvider<NoSettings> provider() {
            return new AugmentationProvider<>() {
                @Override
                public String type() {
                    return "test";
                }

                @Override
                public Class<NoSettings> settings() {
                    return NoSettings.class;
                }

                @Override
                public Augmentation create(NoSettings settings) {
                    return change::apply;
                }
            };
        }

        @Override
        protected NoSettings settings() {
            return new NoSettings();
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.of(new Size(3, 4));
        }
    }
}
