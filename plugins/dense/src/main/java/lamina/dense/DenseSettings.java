package lamina.dense;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.graph.Initializer;

/** The settings of a fully connected layer. */
@Doc("Fully connected layer")
public record DenseSettings(
        @Doc("Units, the features of the output") @Range(min = 1)
        int units,

        @Doc("How the weights start") @Default("{type: gaussian, std: 0.01}")
        Initializer weights,

        @Doc("How the biases start") @Default("{type: constant, value: 0}")
        Initializer bias,

        @Doc("Multiplies the learning rate of the weights (Caffe's lr_mult); 0 freezes them")
        @Default("1")
        @Range(min = 0)
        float weightsRate,

        @Doc("Multiplies the learning rate of the biases (Caffe's lr_mult); 0 freezes them")
        @Default("1")
        @Range(min = 0)
        float biasRate,

        @Doc("Multiplies the weight decay of the weights (Caffe's decay_mult)") @Default("1") @Range(min = 0)
        float weightsDecay,

        @Doc("Multiplies the weight decay of the biases (Caffe's decay_mult)") @Default("1") @Range(min = 0)
        float biasDecay) {}
