package lamina.lrn;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of local response normalization across channels; the symbols of the paper are n, &alpha;, &beta; and k. */
@Doc("Local response normalization across channels")
public record LrnSettings(
        @Doc("Channels in the sum, the own one in the middle") @Default("5") @Range(min = 1)
        int size,

        @Doc("The weight of the sum of squares") @Default("1e-4") @Range(min = 0)
        float alpha,

        @Doc("The exponent of the divisor") @Default("0.75") @Range(min = 0)
        float beta,

        @Doc("What is added to the weighted sum, the paper's k") @Default("2") @Range(min = 0, above = true)
        float bias,

        @Doc(
                "Whether alpha is divided by size: true as in the program of 2012, Caffe and ONNX; false as in the paper's formula")
        @Default("false")
        boolean alphaPerElement) {}
