package lamina.api.graph;

import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** What an op tells its kernels to: views of its tensors, and the ranges to run. */
public interface Launcher {

    /** The content of a {@link Element#FLOAT32} tensor that the op reads or writes. */
    Floats floats(Tensor tensor);

    /** The content of a {@link Element#INT32} tensor that the op reads or writes. */
    Ints ints(Tensor tensor);

    /** Runs iterations 0 to {@code size} of the kernel, in any cut and order, after the kernels launched before. */
    void launch(int size, Kernel kernel);
}
