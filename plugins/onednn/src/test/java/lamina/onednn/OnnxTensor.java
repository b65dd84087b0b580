package lamina.onednn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.graph.Shape;

/** A tensor of floats as ONNX stores it ({@code TensorProto}). */
record OnnxTensor(String name, List<Integer> dimensions, float[] values) {

    static OnnxTensor read(Path file) throws IOException {
        return of(Wire.read(ByteBuffer.wrap(Files.readAllBytes(file))));
    }

    static OnnxTensor of(Wire message) {
        if (!message.numbers(2).equals(List.of(1L))) {
            return new OnnxTensor(message.text(8), List.of(), new float[0]); // not floats: ratios, flags, masks
        }
        List<Integer> dimensions =
                message.numbers(1).stream().map(Math::toIntExact).toList();
        ByteBuffer raw = message.all(9).isEmpty()
                ? message.all(4).getFirst().bytes()
                : message.all(9).getFirst().bytes();
        float[] values = new float[raw.remaining() / 4];
        raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new OnnxTensor(message.text(8), dimensions, values);
    }

    int dim(int i) {
        return dimensions.get(i);
    }

    int rank() {
        return dimensions.size();
    }

    Shape shape() {
        return new Shape(dimensions);
    }

    /** Its dimensions in another order: dimension i of the result is dimension {@code order[i]}. */
    OnnxTensor transposed(int... order) {
        Integer[] to = new Integer[order.length];
        int[] strides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            to[i] = dim(order[i]);
            strides[i] = dimensions.subList(order[i] + 1, rank()).stream().reduce(1, (a, b) -> a * b);
        }
        float[] moved = new float[values.length];
        for (int i = 0; i < moved.length; i++) {
            int from = 0;
            int rest = i;
            for (int d = order.length - 1; d >= 0; d--) {
                from += rest % to[d] * strides[d];
                rest /= to[d];
            }
            moved[i] = values[from];
        }
        return new OnnxTensor(name, List.of(to), moved);
    }

    /** Feature maps of ONNX, [n, c, h, w], as Lamina has them. */
    OnnxTensor channelsLast() {
        return transposed(0, 2, 3, 1);
    }

    OnnxTensor scaled(float factor) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new OnnxTensor(name, dimensions, scaled);
    }
}
