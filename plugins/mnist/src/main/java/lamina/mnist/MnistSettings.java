package lamina.mnist;

import java.nio.file.Path;
import lamina.api.Default;
import lamina.api.Doc;

/** Where {@code mnist} finds its files. */
@Doc("MNIST in its IDX form")
public record MnistSettings(
        @Doc(
                "The folder with train-images-idx3-ubyte, train-labels-idx1-ubyte and the two of t10k, each with or without .gz")
        @Default("data/mnist")
        Path root) {}
