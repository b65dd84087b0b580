package lamina.peers.onnx;

import lamina.peers.common.Network;
import lamina.peers.common.Setting;

/** The network as an ONNX file, written field by field; the numbers are those of onnx.proto3. */
final class Model {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;

    private final Setting setting;
    private final Message graph = new Message();
    private String last = "x";
    private int layers;

    Model(Setting setting) {
        this.setting = setting;
        Network.CONVS.forEach(this::stage);
        then(new Node("Flatten", "flat", last));
        Network.DENSES.forEach(this::dense);
        then(new Node("Softmax", "y", last));
        graph.text(2, "alexnet");
        graph.message(11, value("x", setting.batch(), 3, Network.SIDE, Network.SIDE));
        graph.message(12, value("y", setting.batch(), Network.CLASSES));
    }

    byte[] bytes() {
        Message opset = new Message().text(1, "").number(2, OPSET);
        return new Message()
                .number(1, IR_VERSION)
                .message(8, opset)
                .message(7, graph)
                .bytes();
    }

    private void stage(Network.Conv conv) {
        layers++;
        weights(conv.weights(layers), conv.out(), conv.groupIn(), conv.kernel(), conv.kernel());
        biases(conv.biases());
        then(new Node("Conv", "conv" + layers, last, "w" + layers, "b" + layers)
                .integers("kernel_shape", conv.kernel(), conv.kernel())
                .integers("strides", conv.stride(), conv.stride())
                .integers("pads", conv.pad(), conv.pad(), conv.pad(), conv.pad())
                .integer("group", conv.groups()));
        then(new Node("Relu", "relu" + layers, last));
        if (conv.lrn() && setting.lrn()) {
            normalize();
        }
        if (conv.pool()) {
            then(new Node("MaxPool", "pool" + layers, last)
                    .integers("kernel_shape", 3, 3)
                    .integers("strides", 2, 2));
        }
    }

    private void normalize() {
        then(new Node("LRN", "lrn" + layers, last)
                .integer("size", Network.LRN_SIZE)
                .real("alpha", (float) Network.LRN_ALPHA)
                .real("beta", (float) Network.LRN_BETA)
                .real("bias", (float) Network.LRN_K));
    }

    private void dense(Network.Dense dense) {
        layers++;
        weights(dense.weights(layers), dense.out(), dense.in());
        biases(dense.biases());
        then(new Node("Gemm", "gemm" + layers, last, "w" + layers, "b" + layers).integer("transB", 1));
        if (dense.out() != Network.CLASSES) {
            then(new Node("Relu", "relu" + layers, last));
        }
    }

    private void then(Node node) {
        graph.message(1, node.message());
        last = node.output();
    }

    private void weights(float[] numbers, int... shape) {
        graph.message(5, tensor("w" + layers, numbers, shape));
    }

    private void biases(float[] numbers) {
        graph.message(5, tensor("b" + layers, numbers, numbers.length));
    }

    private static Message tensor(String name, float[] numbers, int... shape) {
        Message tensor = new Message();
        for (int dimension : shape) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, 1).text(8, name).floats(9, numbers);
    }

    private static Message value(String name, int... shape) {
        Message dimensions = new Message();
        for (int dimension : shape) {
            dimensions.message(1, new Message().number(1, dimension));
        }
        Message tensor = new Message().number(1, 1).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
