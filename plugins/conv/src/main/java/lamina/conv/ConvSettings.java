package lamina.conv;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.graph.Initializer;
import lamina.ops.Window;

/** The settings of a convolution, named as in ONNX. */
@Doc("Two-dimensional convolution")
public record ConvSettings(
        @Doc("Filters, the channels of the output") @Range(min = 1)
        int filters,

        @Doc("Height and width of the filters, in pixels; one number for both") @Range(min = 1)
        List<Integer> kernelShape,

        @Doc("Pixels from window to window, down and across; one number for both") @Default("[1]") @Range(min = 1)
        List<Integer> strides,

        @Doc(
                "Rows and columns of zeros around the input: [top, left, bottom, right], [height, width] or one number for all sides")
        @Default("[0]")
        @Range(min = 0)
        List<Integer> pads,

        @Doc("Groups: filters of a group see the channels of their group only") @Default("1") @Range(min = 1)
        int group,

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
        float biasDecay) {

    /** @throws IllegalArgumentException if a list has the wrong length, or the groups do not divide the filters */
    public ConvSettings {
        kernelShape = List.copyOf(kernelShape);
        strides = List.copyOf(strides);
        pads = List.copyOf(pads);
        Window.of(kernelShape, strides, pads);
        if (filters % group != 0) {
            throw new IllegalArgumentException("group " + group + " does not divide the " + filters + " filters");
        }
    }
}
