package lamina.tornado;

import java.util.List;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** A way to multiply matrices on the device. */
interface Multiplication {

    /** c = a · b, row by row. */
    List<DeviceStep> product(
            Product sizes, Matrix<FloatArray> a, Matrix<FloatArray> b, FloatArray c, DeviceMemory memory);

    /** c = a · b + bias, the same for each row. */
    List<DeviceStep> product(
            Product sizes,
            Matrix<FloatArray> a,
            Matrix<FloatArray> b,
            FloatArray bias,
            FloatArray c,
            DeviceMemory memory);
}
