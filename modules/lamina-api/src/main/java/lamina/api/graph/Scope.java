package lamina.api.graph;

/** A layer's view of the graph while it is assembled. Names are prefixed with the layer's: {@code conv1.weights}. */
public interface Scope extends Emitter {

    /** The layer's name. */
    String name();

    /** Whether the procedure under assembly trains: dropout acts, running statistics are updated. */
    boolean training();

    /** The layer's own seed, from the run's seed and the layer's name. */
    long seed();

    /**
     * The place, in the batch of the whole run, of the first picture that this graph sees: 0 but for the replicas of a run that divides its
     * batches. Randomness by picture has to count from here, so that the whole is the same however it is divided.
     */
    default int first() {
        return 0;
    }

    /**
     * The number of the step, [1] of {@link Element#INT32}, counted from 0: what randomness within a step depends on. In a run whose batches
     * come in portions it is [2], the second being the place in the batch of the portion's first picture; {@link #first} counts from there.
     */
    Tensor step();

    /**
     * A learned tensor. Procedures share it by name.
     *
     * @param rateScale multiplies the learning rate; 0 freezes it
     * @param decayScale multiplies the weight decay
     */
    Parameter parameter(String name, Shape shape, Initializer initializer, float rateScale, float decayScale);

    /**
     * A tensor that lives between steps. Procedures share it by name.
     *
     * <p>A layer's ops change it in training only, in every pass: once for each portion of a batch, before the loss is known. If evaluation
     * reads it, it belongs to the weights, as running statistics do: it is saved, loaded and transferred with them; otherwise checkpoints
     * alone have it. Where replicas each see a share of a batch, a state of floats becomes the mean of theirs after each pass.
     */
    Tensor state(String name, Shape shape, Element element, Initializer initializer);
}
