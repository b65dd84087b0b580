/**
 * The layers {@code max-pool} and {@code average-pool}: the largest, or the mean, of each window of a channel.
 *
 * <p>Windows overlap where the strides are smaller than the kernel, as in AlexNet (3 &times; 3 every 2 pixels; Krizhevsky 2012, section
 * 3.4). The output has floor((input + pads - kernel) / stride) + 1 rows and columns; Caffe rounds up. Attributes are those of ONNX's
 * {@code MaxPool} and {@code AveragePool}, strides of 1 where they are left out included.
 */
package lamina.pool;
