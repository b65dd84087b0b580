package lamina.api.train;

/**
 * Watches a run: progress lines, metrics files, reports. Called on the training thread, so it must be quick.
 *
 * <p>A listener that writes leaves whole records: what it could not write of one, it takes back, and says so by a
 * {@link lamina.api.DataException}, which ends the run or not, as {@code train.checkpoint.onError} says.
 */
public interface RunListener {

    /** Before all else, in a training that leaves a folder: the run that is watched. Nothing is to be written yet. */
    default void opened(WatchedRun run) {}

    /**
     * Before the first step. What a listener has in the run's folder of later steps than {@code progress} has, or of epochs that are not in
     * its history, it has to drop here: the run goes on from an earlier state, and will tell them again.
     *
     * @param progress what is planned, and what is done already in a resumed run
     * @param batch pictures in a step
     */
    default void started(Progress progress, int batch) {}

    /** After each step. */
    default void step(Step step) {}

    /** After some of the steps, behind {@link #step}. */
    default void observed(Statistics statistics) {}

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

    /** When the run ends, also by an error; perhaps before it has started. */
    default void ended() {}
}
