package lamina.peers.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lamina.peers.common.Network;
import lamina.peers.common.Setting;

/** The network as calls of DJL's functional forms. */
final class AlexNet {
    private static final Shape ZERO = new Shape(0, 0);
    private static final Shape ONE = new Shape(1, 1);

    private final Setting setting;
    private final List<NDArray> parameters = new ArrayList<>();
    private final NDArray pictures;

    AlexNet(Setting setting, NDManager manager) {
        this.setting = setting;
        long seed = 1;
        for (Network.Conv conv : Network.CONVS) {
            Shape shape = new Shape(conv.out(), conv.groupIn(), conv.kernel(), conv.kernel());
            parameters.add(halved(manager.create(conv.weights(seed++), shape)));
            parameters.add(halved(manager.create(conv.biases(), new Shape(conv.out()))));
        }
        for (Network.Dense dense : Network.DENSES) {
            parameters.add(halved(manager.create(dense.weights(seed++), new Shape(dense.out(), dense.in()))));
            parameters.add(halved(manager.create(dense.biases(), new Shape(dense.out()))));
        }
        Shape batch = new Shape(setting.batch(), 3, Network.SIDE, Network.SIDE);
        pictures = halved(manager.create(Network.pictures(setting), batch));
    }

    private NDArray halved(NDArray array) {
        return setting.bf16() ? array.toType(DataType.BFLOAT16, false) : array;
    }

    List<NDArray> parameters() {
        return parameters;
    }

    /** What comes out of the last layer, [batch, classes]; lives as long as the scope. */
    NDArray forward(NDManager scope) {
        Iterator<NDArray> next = parameters.iterator();
        NDArray x = pictures.duplicate(); // results belong to the manager of what they are made from
        x.attach(scope);
        for (Network.Conv conv : Network.CONVS) {
            x = Activation.relu(convolve(x, conv, next));
            x = conv.lrn() && setting.lrn() ? normalize(x) : x;
            x = conv.pool() ? Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), ZERO, false) : x;
        }
        x = x.reshape(setting.batch(), -1);
        for (Network.Dense dense : Network.DENSES) {
            x = Linear.linear(x, next.next(), next.next()).singletonOrThrow();
            x = dense.out() == Network.CLASSES ? x : drop(Activation.relu(x));
        }
        return x;
    }

    private static NDArray convolve(NDArray x, Network.Conv conv, Iterator<NDArray> next) {
        Shape strides = new Shape(conv.stride(), conv.stride());
        Shape pads = new Shape(conv.pad(), conv.pad());
        return Conv2d.conv2d(x, next.next(), next.next(), strides, pads, ONE, conv.groups())
                .singletonOrThrow();
    }

    /** As torch.nn.functional has it: the mean of squares is a pooling over channels. */
    private static NDArray normalize(NDArray x) {
        Shape window = new Shape(Network.LRN_SIZE, 1, 1);
        Shape pads = new Shape(Network.LRN_SIZE / 2, 0, 0);
        NDArray squares = x.square().expandDims(1);
        NDArray mean = Pool.avgPool3d(squares, window, new Shape(1, 1, 1), pads, false, true)
                .squeeze(1);
        return x.div(mean.mul(Network.LRN_ALPHA).add(Network.LRN_K).pow(Network.LRN_BETA));
    }

    private NDArray drop(NDArray x) {
        return Dropout.dropout(x, 0.5f, setting.train()).singletonOrThrow();
    }
}
