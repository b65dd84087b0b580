package lamina.peers.pytorch;

import lamina.peers.common.Job;
import lamina.peers.common.Setting;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Steps of SGD with momentum and weight decay; bf16 by autocast, as PyTorch's documentation has it. */
final class Training implements Job {
    private final AlexNet net;
    private final boolean bf16;
    private final Tensor labels;
    private final SGD sgd;

    Training(AlexNet net, Setting setting) {
        this.net = net;
        this.bf16 = setting.bf16();
        labels = torch.arange(new Scalar(setting.batch())).to(ScalarType.Long);
        labels.retainReference();
        SGDOptions options = new SGDOptions(0.001);
        options.momentum().put(0.9);
        options.weight_decay().put(5e-4);
        sgd = new SGD(new TensorVector(net.parameters().toArray(Tensor[]::new)), options);
        if (bf16) {
            torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
            torch.set_autocast_cache_enabled(false); // each weight is used once a step; the binding cannot clear it
        }
    }

    @Override
    public float step() {
        try (PointerScope scope = new PointerScope()) {
            torch.set_autocast_enabled(DeviceType.CPU, bf16);
            Tensor loss = torch.cross_entropy_loss(net.forward(), labels);
            torch.set_autocast_enabled(DeviceType.CPU, false);
            sgd.zero_grad(true);
            loss.backward();
            sgd.step();
            return loss.item_float();
        }
    }

    @Override
    public String info() {
        return PyTorchPeer.libraries();
    }
}
