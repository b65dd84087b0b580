package lamina.peers.pytorch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lamina.peers.common.Network;
import lamina.peers.common.Setting;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The network as calls of torch.nn.functional. */
final class AlexNet {
    private static final long[] ZERO = {0, 0};
    private static final long[] ONE = {1, 1};

    private final Setting setting;
    private final Normalization normalization;
    private final List<Tensor> parameters = new ArrayList<>();
    private final Tensor pictures;

    AlexNet(Setting setting) {
        this.setting = setting;
        this.normalization = Normalization.of(setting);
        long seed = 1;
        for (Network.Conv conv : Network.CONVS) {
            long kernel = conv.kernel();
            add(laid(tensor(conv.weights(seed++), conv.out(), conv.groupIn(), kernel, kernel)));
            add(tensor(conv.biases(), conv.out()));
        }
        for (Network.Dense dense : Network.DENSES) {
            add(tensor(dense.weights(seed++), dense.out(), dense.in()));
            add(tensor(dense.biases(), dense.out()));
        }
        pictures = halved(laid(tensor(Network.pictures(setting), setting.batch(), 3, Network.SIDE, Network.SIDE)));
        pictures.retainReference();
    }

    List<Tensor> parameters() {
        return parameters;
    }

    /** What comes out of the last layer, [batch, classes]. */
    Tensor forward() {
        Iterator<Tensor> next = parameters.iterator();
        Tensor x = pictures;
        for (Network.Conv conv : Network.CONVS) {
            x = torch.relu_(convolve(x, conv, next));
            x = conv.lrn() && setting.lrn() ? normalization.apply(x) : x;
            x = conv.pool() ? torch.max_pool2d(x, new long[] {3, 3}, new long[] {2, 2}, ZERO, ONE, false) : x;
        }
        x = torch.flatten(x, 1, -1);
        for (Network.Dense dense : Network.DENSES) {
            x = torch.linear(x, next.next(), new TensorOptional(next.next()));
            x = dense.out() == Network.CLASSES ? x : torch.dropout(torch.relu_(x), 0.5, setting.train());
        }
        return x;
    }

    private static Tensor convolve(Tensor x, Network.Conv conv, Iterator<Tensor> next) {
        long[] strides = {conv.stride(), conv.stride()};
        long[] pads = {conv.pad(), conv.pad()};
        return torch.conv2d(x, next.next(), new TensorOptional(next.next()), strides, pads, ONE, conv.groups());
    }

    private void add(Tensor tensor) {
        Tensor parameter = halved(tensor);
        if (setting.train()) {
            parameter.requires_grad_(true);
        }
        parameters.add(parameter);
    }

    private Tensor laid(Tensor tensor) {
        return setting.layout().equals("nhwc") ? tensor.contiguous(MemoryFormat.ChannelsLast) : tensor;
    }

    /** Training keeps fp32 and casts as it goes. */
    private Tensor halved(Tensor tensor) {
        return setting.bf16() && !setting.train() ? tensor.to(ScalarType.BFloat16) : tensor;
    }

    private static Tensor tensor(float[] numbers, long... shape) {
        try (FloatPointer pointer = new FloatPointer(numbers)) {
            return torch.from_blob(pointer, shape).clone();
        }
    }
}
