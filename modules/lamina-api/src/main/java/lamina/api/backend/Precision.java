package lamina.api.backend;

/** What a backend computes in. Weights, losses and whatever is seen from outside stay {@code float} in any case. */
public enum Precision {
    /** The fastest that trains as well: {@link #BF16} where the processor multiplies it in hardware, else {@link #F32}. */
    AUTO,
    /** 32-bit IEEE 754: the reference. */
    F32,
    /**
     * Activations, gradients and copies of the weights in bfloat16, the upper half of a {@code float}; sums, losses, biases, the
     * weights that learn and their velocity in fp32 (Kalamkar et al., "A study of BFLOAT16 for deep learning training", 2019).
     */
    BF16
}
