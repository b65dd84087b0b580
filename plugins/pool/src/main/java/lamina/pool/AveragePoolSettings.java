package lamina.pool;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of average pooling, named as in ONNX. */
@Doc("Average pooling")
public record AveragePoolSettings(
        @Doc("Height and width of the window, in pixels; one number for both") @Range(min = 1)
        List<Integer> kernelShape,

        @Doc(
                "Pixels from window to window, down and across; one number for both. As in ONNX 1 if left out: AlexNet has 2")
        @Default("[1]")
        @Range(min = 1)
        List<Integer> strides,

        @Doc(
                "Rows and columns around the input: [top, left, bottom, right], [height, width] or one number for all sides")
        @Default("[0]")
        @Range(min = 0)
        List<Integer> pads,

        @Doc("Whether padding counts in the mean, as zeros") @Default("false")
        boolean countIncludePad) {

    /** @throws IllegalArgumentException if a list has the wrong length, or a window could lie in padding only */
    public AveragePoolSettings {
        kernelShape = List.copyOf(kernelShape);
        strides = List.copyOf(strides);
        pads = List.copyOf(pads);
        Pooling.window(kernelShape, strides, pads);
    }
}
