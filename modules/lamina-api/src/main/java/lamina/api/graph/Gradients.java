package lamina.api.graph;

/** Where an op adds its own derivative. */
public interface Gradients extends Emitter {

    /** The gradient of the loss with respect to a tensor that the op writes; same shape. */
    Tensor of(Tensor written);

    /** Whether anybody needs the gradient with respect to a tensor that the op reads: false for pictures, labels, frozen parts. */
    boolean wanted(Tensor read);

    /**
     * A new tensor to write the gradient with respect to a tensor that the op reads into; same shape. If the tensor has several
     * readers, the contributions are added up behind this call.
     */
    Tensor into(Tensor read);
}
