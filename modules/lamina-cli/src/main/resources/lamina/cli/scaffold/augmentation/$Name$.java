package $package$;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * The augmentation: multiplies all samples of a picture by one random number. Several threads use it at once, so it keeps nothing between
 * pictures.
 *
 * @param strength how far the number is from 1 at most
 */
record $Name$(double strength) implements Augmentation {

    /** Randomness comes from the generator alone: it is this picture's in this epoch, so that a run can be repeated. */
    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        float[] factors = new float[image.channels()];
        Arrays.fill(factors, (float) (1 + strength * random.nextDouble(-1, 1)));
        image.multiply(factors);
    }
}
