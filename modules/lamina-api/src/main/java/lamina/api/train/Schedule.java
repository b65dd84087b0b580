package lamina.api.train;

/** The learning rate over the run. */
public interface Schedule {

    /** The rate of the next step: a pure function of the progress, so that a resumed run takes the same rates. */
    float rate(Progress progress);
}
