package lamina.ops;

import java.util.List;
import java.util.stream.IntStream;
import lamina.api.AssemblyException;
import lamina.api.graph.Shape;

/**
 * How a rectangle slides over a picture. Its first place is {@code padTop} rows above and {@code padLeft} columns left of the picture;
 * it stops before it would leave the padding on the other side (ONNX's {@code floor}).
 *
 * @param kernelHeight rows it covers, at least 1
 * @param kernelWidth columns it covers, at least 1
 * @param strideHeight rows from place to place, at least 1
 * @param strideWidth columns from place to place, at least 1
 * @param padTop rows of padding above, at least 0
 * @param padLeft columns of padding on the left, at least 0
 * @param padBottom rows of padding below, at least 0
 * @param padRight columns of padding on the right, at least 0
 */
public record Window(
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int padBottom,
        int padRight) {

    /** @throws AssemblyException for a kernel or stride below 1, or a negative padding */
    public Window {
        if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
            throw new AssemblyException("a window's kernel and strides must be at least 1: kernel %d×%d, strides %d×%d"
                    .formatted(kernelHeight, kernelWidth, strideHeight, strideWidth));
        }
        if (padTop < 0 || padLeft < 0 || padBottom < 0 || padRight < 0) {
            throw new AssemblyException("a window's padding must not be negative: top %d, left %d, bottom %d, right %d"
                    .formatted(padTop, padLeft, padBottom, padRight));
        }
    }

    /**
     * The window that ONNX's attributes describe.
     *
     * @param kernelShape [height, width], or one number for both
     * @param strides [height, width], or one number for both
     * @param pads [top, left, bottom, right], or [height, width], or one number for all sides
     * @throws IllegalArgumentException for a list of another length
     */
    public static Window of(List<Integer> kernelShape, List<Integer> strides, List<Integer> pads) {
        List<Integer> kernel = spread("kernelShape", kernelShape, 2);
        List<Integer> stride = spread("strides", strides, 2);
        List<Integer> pad = spread("pads", pads, 4);
        return new Window(
                kernel.get(0),
                kernel.get(1),
                stride.get(0),
                stride.get(1),
                pad.get(0),
                pad.get(1),
                pad.get(2),
                pad.get(3));
    }

    private static List<Integer> spread(String name, List<Integer> values, int length) {
        int given = values.size();
        if (given != 1 && given != 2 && given != length) {
            throw new IllegalArgumentException("%s has %d values, %s: expected one number, [height, width]%s"
                    .formatted(name, given, values, length == 4 ? " or [top, left, bottom, right]" : ""));
        }
        return IntStream.range(0, length).mapToObj(i -> values.get(i % given)).toList();
    }

    /** A square window without padding. */
    public static Window square(int kernel, int stride) {
        return new Window(kernel, kernel, stride, stride, 0, 0, 0, 0);
    }

    /** How many places it has over so many rows; 0 if it does not fit. */
    public int outHeight(int height) {
        return places(height + padTop + padBottom, kernelHeight, strideHeight);
    }

    /** How many places it has over so many columns; 0 if it does not fit. */
    public int outWidth(int width) {
        return places(width + padLeft + padRight, kernelWidth, strideWidth);
    }

    /** Rows times columns. */
    public int area() {
        return kernelHeight * kernelWidth;
    }

    /**
     * The shape of what slides over an input.
     *
     * @param input [batch, height, width, channels]
     * @param channels of the output
     * @return [batch, outHeight, outWidth, channels]
     * @throws AssemblyException if the input has other dimensions, or the window is larger than the padded input
     */
    public Shape over(Shape input, int channels) {
        if (input.rank() != 4) {
            throw new AssemblyException(
                    "input %s does not fit a window of %d×%d: expected [batch, height, width, channels]"
                            .formatted(input, kernelHeight, kernelWidth));
        }
        int height = outHeight(input.dim(1));
        int width = outWidth(input.dim(2));
        if (height < 1 || width < 1) {
            throw new AssemblyException(
                    "input %s does not fit a window of %d×%d: with padding it has %d rows and %d columns, expected at least %d and %d"
                            .formatted(
                                    input,
                                    kernelHeight,
                                    kernelWidth,
                                    input.dim(1) + padTop + padBottom,
                                    input.dim(2) + padLeft + padRight,
                                    kernelHeight,
                                    kernelWidth));
        }
        return Shape.of(input.dim(0), height, width, channels);
    }

    private static int places(int padded, int kernel, int stride) {
        return padded < kernel ? 0 : (padded - kernel) / stride + 1;
    }
}
