package lamina.pool;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of max pooling, named as in ONNX. */
@Doc("Max pooling")
public record MaxPoolSettings(
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
        List<Integer> pads) {

    /** @throws IllegalArgumentException if a list has the wrong length, or a window could lie in padding only */
    public MaxPoolSettings {
        kernelShape = List.copyOf(kernelShape);
        strides = List.copyOf(strides);
        pads = List.copyOf(pads);
        Pooling.window(kernelShape, strides, pads);
    }
}
