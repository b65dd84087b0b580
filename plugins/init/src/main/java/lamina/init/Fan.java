package lamina.init;

import lamina.api.AssemblyException;
import lamina.api.graph.Shape;

/** The connections of a unit that an initializer counts. */
public enum Fan {
    /** Those that come in. */
    IN,
    /** Those that go out. */
    OUT,
    /** The mean of those that come in and those that go out. */
    AVERAGE;

    /**
     * The number of connections.
     *
     * @param shape [out, in] or [out, in / groups, height, width]; with groups those that go out are counted as PyTorch and Caffe do,
     *     as if each input went to every group
     */
    double of(Shape shape) {
        if (shape.rank() < 2) {
            throw new AssemblyException(
                    "initializers xavier and he count the connections of weights [out, in] or [out, in / groups,"
                            + " height, width], found shape " + shape
                            + "; take constant, gaussian or uniform for biases");
        }
        double in = shape.itemSize();
        double out = (double) shape.size() / shape.dim(1);
        return switch (this) {
            case IN -> in;
            case OUT -> out;
            case AVERAGE -> (in + out) / 2;
        };
    }
}
