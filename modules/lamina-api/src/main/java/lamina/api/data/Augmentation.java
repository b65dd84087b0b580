package lamina.api.data;

import java.util.random.RandomGenerator;

/**
 * Changes a picture on its way into a batch: prepares it (crop to the centre, subtract the mean) or varies it (random crop, reflection).
 * Used by several threads at once; keeps nothing between pictures.
 */
public interface Augmentation {

    /** How many views of a picture it makes for testing (ten for ten-crop): 1 unless it makes several. */
    default int views() {
        return 1;
    }

    /**
     * How many pixels of a picture's shorter side it can make use of: one that shrinks pictures names a number so large that a picture
     * which was evenly shrunk to that size before gives what the eye cannot tell from the whole one. The first of a chain is asked, so
     * that a decoder may shrink.
     */
    default int detail() {
        return Integer.MAX_VALUE;
    }

    /** Whether it acts in an epoch of training, counted from 1; in evaluation the epoch is 0. */
    default boolean acts(int epoch) {
        return true;
    }

    /**
     * Whether it only brings pictures to a size: it draws no random numbers, makes one view, and leaves samples in 0 to 255. What the
     * steps at the beginning of a chain make that do so is the same in every epoch: a mean is taken of it.
     */
    default boolean prepares() {
        return false;
    }

    /** How many pictures, one after the other in the order of an epoch, get the same random numbers: 1 unless it says otherwise. */
    default int together() {
        return 1;
    }

    /**
     * Changes the picture in place.
     *
     * @param view which view to make, from 0 to views - 1
     * @param random for this picture in this epoch only (or these pictures, see {@link #together}), so that any order and number of threads gives the same pictures
     * @throws lamina.api.DataException if the picture does not fit (too small to crop)
     */
    void apply(Image image, int view, RandomGenerator random);

    /**
     * Takes back in place what it did to the scale of samples, so that people can look at a picture in 0 to 255 as the network sees it;
     * nothing, if it did nothing to that. Where it did, what is random stays.
     */
    default void restore(Image image) {}
}
