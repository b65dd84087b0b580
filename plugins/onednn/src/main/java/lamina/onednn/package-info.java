/**
 * The override set {@code onednn}: what oneDNN makes faster, called through the Foreign Function and Memory API, in fp32 and in bf16 with fp32
 * weights that learn.
 *
 * <p><b>A graph is made over as a whole.</b> {@code OneDnn} is the set. {@code Lowerer} takes each procedure through a {@code Passage}, which
 * knows in which {@code Forms} the content of each tensor is there, and copies where an op wants another. {@code Recipes} lists how each kind
 * of op is made over: {@code Convolutions}, {@code Products} (dense layers), {@code Pools}, {@code Normalizations}, {@code Activations},
 * {@code Updates}; a {@code Draft} gathers one call and what stands {@code Behind} the op, {@code Weights} keeps parameters in the order that
 * primitives want.
 *
 * <p><b>What runs</b> is a {@code Call} of one or more {@code Primitive}s, or an op of {@code Own}, such as {@code LrnPool}, {@code Refold} and
 * {@code NarrowMomentum}: what is bound by memory and that oneDNN does in several passes.
 *
 * <p><b>The library.</b> {@code Libraries} finds it, {@code SharedObject} and {@code Checksums} look whether it is whole, {@code Functions}
 * binds it, {@code Dnnl}, {@code Layouts}, {@code Attributes} and {@code Descriptors} speak to it, {@code Tag}, {@code Type}, {@code Query},
 * {@code Argument} and {@code Propagation} are its numbers. {@code Processor} says what of the processor it uses.
 */
package lamina.onednn;
