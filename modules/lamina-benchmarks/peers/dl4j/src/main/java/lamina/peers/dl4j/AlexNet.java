package lamina.peers.dl4j;

import lamina.peers.common.Network;
import lamina.peers.common.Setting;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The network as Deeplearning4j's configuration. Its convolution has no groups: a grouped one is two of half the channels, and a merge. */
final class AlexNet {
    private final Setting setting;
    private final GraphBuilder graph = new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.FLOAT)
            .updater(new Nesterovs(0.001, 0.9))
            .l2(5e-4)
            .weightInit(new NormalDistribution(0, 0.01))
            .activation(Activation.RELU)
            .graphBuilder()
            .addInputs("in");
    private String last = "in";

    AlexNet(Setting setting) {
        this.setting = setting;
    }

    ComputationGraphConfiguration configuration() {
        for (int i = 0; i < Network.CONVS.size(); i++) {
            stage(i + 1, Network.CONVS.get(i));
        }
        graph.addLayer("fc6", dense(0).build(), last);
        graph.addLayer("fc7", dense(1).dropOut(0.5).build(), "fc6"); // here dropout is of a layer's input
        graph.addLayer("out", output(Network.DENSES.get(2)), "fc7");
        graph.inputPreProcessor("fc6", new CnnToFeedForwardPreProcessor(6, 6, 256));
        return graph.setOutputs("out").build();
    }

    private void stage(int number, Network.Conv conv) {
        convolve("conv" + number, conv);
        if (conv.lrn() && setting.lrn()) {
            graph.addLayer("lrn" + number, normalization(), last);
            last = "lrn" + number;
        }
        if (conv.pool()) {
            graph.addLayer("pool" + number, pool(), last);
            last = "pool" + number;
        }
    }

    private void convolve(String name, Network.Conv conv) {
        if (conv.groups() == 1) {
            graph.addLayer(name, convolution(conv, conv.in(), conv.out()), last);
        } else {
            int half = conv.groupIn();
            graph.addVertex(name + "inA", new SubsetVertex(0, half - 1), last);
            graph.addVertex(name + "inB", new SubsetVertex(half, conv.in() - 1), last);
            graph.addLayer(name + "A", convolution(conv, half, conv.out() / 2), name + "inA");
            graph.addLayer(name + "B", convolution(conv, half, conv.out() / 2), name + "inB");
            graph.addVertex(name, new MergeVertex(), name + "A", name + "B");
        }
        last = name;
    }

    private static ConvolutionLayer convolution(Network.Conv conv, int in, int out) {
        return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .padding(conv.pad(), conv.pad())
                .nIn(in)
                .nOut(out)
                .biasInit(conv.bias())
                .build();
    }

    private static LocalResponseNormalization normalization() {
        return new LocalResponseNormalization.Builder(
                        Network.LRN_K, Network.LRN_SIZE, Network.LRN_ALPHA, Network.LRN_BETA)
                .build();
    }

    private static SubsamplingLayer pool() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {3, 3}, new int[] {2, 2})
                .build();
    }

    private static DenseLayer.Builder dense(int index) {
        Network.Dense dense = Network.DENSES.get(index);
        return new DenseLayer.Builder().nIn(dense.in()).nOut(dense.out()).biasInit(dense.bias());
    }

    private static OutputLayer output(Network.Dense dense) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nIn(dense.in())
                .nOut(dense.out())
                .dropOut(0.5)
                .build();
    }
}
