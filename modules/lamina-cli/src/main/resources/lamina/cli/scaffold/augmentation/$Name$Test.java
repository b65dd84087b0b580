package $package$;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Image;
import lamina.testkit.AugmentationContract;
import org.junit.jupiter.api.Test;

/** It keeps the contract of augmentations, and does what its formula says. */
class $Name$Test extends AugmentationContract<$Name$Settings> {

    @Override
    protected AugmentationProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings(0.5);
    }

    @Override
    protected Optional<Size> refused() {
        return Optional.empty(); // takes any picture
    }

    @Test
    void allSamplesByOneNumber() {
        Image image = Image.empty().reshape(1, 2, 3);
        Arrays.fill(image.pixels(), 0, 6, 100);
        create().apply(image, 0, new SplittableRandom(1));
        float[] samples = image.toArray();
        assertNotEquals(100, samples[0]);
        assertEquals(100, samples[0], 50);
        for (float sample : samples) {
            assertEquals(samples[0], sample);
        }
    }
}
