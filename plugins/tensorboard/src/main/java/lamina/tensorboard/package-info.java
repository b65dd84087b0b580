/**
 * The listener {@code tensorboard}: event files in the run's folder, so that {@code tensorboard --logdir runs} shows every run by its name.
 *
 * <p>Scalars of steps ({@code train/…}, {@code rate}, {@code speed/…}), of epochs ({@code epoch/…}, {@code validation/…}) and of the steps that
 * the run looked into ({@code gradient/…}, {@code dead/…}); after each epoch the filters of the first convolution as one picture, and a
 * histogram of each parameter. The horizontal axis is the step.
 *
 * <p>A file is a sequence of records, TensorFlow's TFRecord: length, checksum of the length, content, checksum of the content; a checksum is
 * CRC-32C, rotated and shifted. The content is a message {@code tensorflow.Event} of {@code event.proto} and {@code summary.proto}. Of protocol
 * buffers that takes four kinds of fields, forty lines: the library would be an automatic module of two megabytes, which the runtime cannot
 * link, and would bring generated code.
 *
 * <p>Each process that trains in the folder writes a file of its own. A run that goes on cuts from the earlier ones what it will measure
 * again, and its file begins with a {@code SessionLog} that tells a TensorBoard which is watching to forget it too.
 */
package lamina.tensorboard;
