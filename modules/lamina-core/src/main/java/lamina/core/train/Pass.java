package lamina.core.train;

/**
 * An epoch under way.
 *
 * @param steps of it that are done
 * @param losses the sum of their losses
 * @param seconds it has taken so far
 */
public record Pass(int steps, double losses, double seconds) {

    /** Not begun. */
    public static final Pass NONE = new Pass(0, 0, 0);
}
