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

    /** While held-back pictures are evaluated. */
    default void evaluated(int done, int pictures) {}

    /** When the run ends, also by an error. */
    default void ended() {}
}
