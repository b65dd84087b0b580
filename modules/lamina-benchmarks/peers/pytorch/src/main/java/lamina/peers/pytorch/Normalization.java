package lamina.peers.pytorch;

import lamina.peers.common.Network;
import lamina.peers.common.Setting;
import org.bytedeco.pytorch.LocalResponseNormOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Local response normalization over the channels of [batch, channels, height, width]. */
interface Normalization {

    Tensor apply(Tensor x);

    static Normalization of(Setting setting) {
        if (setting.variant().contains("fastlrn")) {
            return Normalization::sliced;
        }
        LocalResponseNormOptions options = new LocalResponseNormOptions(Network.LRN_SIZE);
        options.alpha().put(Network.LRN_ALPHA);
        options.beta().put(Network.LRN_BETA);
        options.k().put(Network.LRN_K);
        if (setting.train() || !setting.bf16()) {
            return x -> torch.local_response_norm(x, options);
        }
        // the pooling inside has no bf16 kernel; autocast casts by itself, without it we do
        return x -> torch.local_response_norm(x.to(ScalarType.Float), options).to(ScalarType.BFloat16);
    }

    /** As a skilled user would write it, five shifted sums: PyTorch's own makes a pooling in three dimensions of it. */
    private static Tensor sliced(Tensor x) {
        long channels = x.size(1);
        long side = Network.LRN_SIZE / 2;
        Tensor padded = torch.constant_pad_nd(x.mul(x), new long[] {0, 0, 0, 0, side, side}, new Scalar(0));
        Tensor sum = padded.narrow(1, 0, channels);
        for (int i = 1; i < Network.LRN_SIZE; i++) {
            sum = sum.add(padded.narrow(1, i, channels));
        }
        Tensor scale = sum.mul(new Scalar(Network.LRN_ALPHA / Network.LRN_SIZE)).add(new Scalar(Network.LRN_K));
        return x.div(scale.pow(new Scalar(Network.LRN_BETA)));
    }
}
