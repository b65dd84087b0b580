package lamina.api.train;

/** Watches a run: progress lines, metrics files, reports. Called on the training thread, so it must be quick. */
public interface RunListener {

    /**
     * Before the first step.
     *
     * @param progress what is planned, and what is done already in a resumed run
     * @param batch pictures in a step
     */
    default void started(Progress progress, int batch) {}

    /** After each step. */
    default void step(Step step) {}

    /** After each epoch and its validation. */
    default void epoch(Epoch epoch) {}

    /**
     * After a held-back picture was judged, once for all of its views.
     *
     * @param picture its index in the split
     * @param label the index of its class
     * @param probabilities of each class, the mean over the views; the array is used again, so copy what is to be kept
     * @param loss its loss
     */
    default void judged(int picture, int label, float[] probabilities, double loss) {}

    /** While held-back pictures are evaluated. */
    default void evaluated(int done, int pictures) {}

    /** When the run ends, also by an error. */
    default void ended() {}
}
