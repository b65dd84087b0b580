package lamina.cifar10;

import java.nio.file.Path;
import lamina.api.Default;
import lamina.api.Doc;

/** Where {@code cifar10} finds its files. */
@Doc("CIFAR-10 in its binary form")
public record Cifar10Settings(
        @Doc("The folder with data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt")
        @Default("data/cifar10")
        Path root) {}
