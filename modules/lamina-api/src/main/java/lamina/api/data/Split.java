package lamina.api.data;

/** The parts of a dataset. */
public enum Split {
    /** What is learned from. */
    TRAIN,
    /** What is held back to steer and judge training. */
    VALIDATION,
    /** What is looked at once, at the end. */
    TEST
}
