package lamina.api.train;

/**
 * How well a network did on some pictures.
 *
 * @param pictures how many
 * @param loss mean loss
 * @param top1 share of pictures whose label has the highest probability, 0 to 1
 * @param top5 share of pictures whose label is among the five highest, 0 to 1
 */
public record Score(int pictures, double loss, double top1, double top5) {

    /** No pictures yet. */
    public static final Score NONE = new Score(0, Double.NaN, Double.NaN, Double.NaN);
}
