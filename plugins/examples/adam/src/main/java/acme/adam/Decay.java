package acme.adam;

/**
 * What a moving average keeps, and what it takes. Of β = 0.999 a {@code float} leaves 1 − β wrong by a part in 80,000, so that is rounded by
 * itself.
 *
 * @param kept β
 * @param taken 1 − β
 */
public record Decay(float kept, float taken) {

    static Decay of(double beta) {
        return new Decay((float) beta, (float) (1 - beta));
    }
}
