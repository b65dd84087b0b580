package lamina.peers.pytorch;

import lamina.peers.common.Job;
import lamina.peers.common.Peer;
import lamina.peers.common.Setting;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch's eager mode: the same kernels as in Python, without Python. Variants: {@code mkl} instead of OpenBLAS, {@code fastlrn}. */
public final class PyTorchPeer implements Peer {

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public Job open(Setting setting) {
        if (setting.variant().contains("mkl")) {
            System.setProperty("org.bytedeco.openblas.load", "mkl"); // read when the libraries are loaded, below
        }
        torch.set_num_threads(setting.threads());
        AlexNet net = new AlexNet(setting);
        return setting.train() ? new Training(net, setting) : new Inference(net);
    }

    static String libraries() {
        return "libtorch 2.13 threads=" + torch.get_num_threads() + " mkldnn=" + torch.hasMKLDNN() + " mkl="
                + torch.hasMKL() + " blas=" + System.getProperty("org.bytedeco.openblas.load", "openblas");
    }

    private record Inference(AlexNet net) implements Job {
        @Override
        public float step() {
            try (PointerScope scope = new PointerScope();
                    InferenceMode mode = new InferenceMode(true)) {
                Tensor y = torch.softmax(net.forward(), 1);
                return y.select(0, 0).select(0, 0).item_float();
            }
        }

        @Override
        public String info() {
            return libraries();
        }
    }
}
