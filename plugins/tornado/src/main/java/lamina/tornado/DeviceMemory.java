package lamina.tornado;

import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/** An op's view of the device's memory. Arrays may be longer than the tensor: its content is the beginning. */
interface DeviceMemory {

    /** The array that holds a tensor of {@code FLOAT32} that the op reads or writes. */
    FloatArray floats(Tensor tensor);

    /** The array that holds a tensor of {@code INT32} that the op reads or writes. */
    IntArray ints(Tensor tensor);

    /** Memory for within the op, of at least so many elements; each call gives another, and the ops of a program share them. */
    FloatArray scratch(int floats);

    /** The same for numbers of two bytes. */
    ShortArray halves(int halves);
}
