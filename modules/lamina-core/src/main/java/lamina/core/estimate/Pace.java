package lamina.core.estimate;

/**
 * How fast a run is, and so how long it takes.
 *
 * @param batch pictures in a step
 * @param step seconds of a step, waiting for pictures included
 * @param waiting the share of that time in which steps wait for pictures
 * @param judgement seconds in which the held-back pictures are judged
 * @param plan how much there is to do
 */
public record Pace(int batch, double step, double waiting, double judgement, Plan plan) {

    /**
     * What a run does.
     *
     * @param stepsPerEpoch steps in a pass over the training pictures
     * @param steps in all, or those that are left
     * @param judgements in all, or those that are left
     */
    public record Plan(long stepsPerEpoch, long steps, long judgements) {}

    /** Pictures learned from in a second. */
    public double imagesPerSecond() {
        return batch / step;
    }

    /** Seconds of a whole epoch that is judged. */
    public double epochSeconds() {
        return plan.stepsPerEpoch * step + judgement;
    }

    /** Seconds in all. */
    public double seconds() {
        return plan.steps * step + plan.judgements * judgement;
    }
}
