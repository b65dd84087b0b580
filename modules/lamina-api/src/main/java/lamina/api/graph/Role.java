package lamina.api.graph;

/** How long the content of a tensor lives, and who writes it. */
public enum Role {
    /** Written from outside before a procedure runs. */
    INPUT,
    /** Learned: initialized once, updated in place by the optimizer, saved with the model. */
    PARAMETER,
    /** Lives between steps but is not learned by gradient: velocity, running statistics. */
    STATE,
    /** Lives within one run of a procedure; its memory is planned and shared. */
    VALUE
}
