package lamina.init;

import lamina.api.Default;
import lamina.api.Doc;

/** The settings of {@code xavier}. */
@Doc("Values of variance 1 / fan, made for tanh")
public record XavierSettings(
        @Doc("Which connections are counted: in, out, or the average of both; the paper has average, Caffe in")
        @Default("average")
        Fan fan,

        @Doc("How values are distributed: uniform or gaussian; as in the paper, Caffe and PyTorch's default")
        @Default("uniform")
        Distribution distribution) {}
