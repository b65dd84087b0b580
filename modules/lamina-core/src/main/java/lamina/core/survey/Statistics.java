package lamina.core.survey;

import java.util.List;
import java.util.Map;
import lamina.core.data.Skipped;

/**
 * What a split is like.
 *
 * @param pictures how many were looked at
 * @param pixels in all of them
 * @param bytes of all as they are stored
 * @param formats how many are of each: {@code JPEG}, {@code raw} …
 * @param grey how many have no colour: one channel, or three equal ones
 * @param height rows
 * @param width columns
 * @param shorter the shorter side
 * @param classes how many pictures each has, in the order of the labels
 * @param mean of each channel over all pixels, in 0 to 255
 * @param deviation of each channel over all pixels: the root of the mean square, not of an estimate
 * @param skipped damaged pictures that are not in it
 */
public record Statistics(
        int pictures,
        long pixels,
        long bytes,
        Map<String, Integer> formats,
        int grey,
        Range height,
        Range width,
        Range shorter,
        List<ClassCount> classes,
        List<Double> mean,
        List<Double> deviation,
        List<Skipped> skipped) {

    /** The least, the middle and the greatest of some numbers. */
    public record Range(int least, int median, int greatest) {}

    /** How many pictures a class has. */
    public record ClassCount(String name, int pictures) {}
}
