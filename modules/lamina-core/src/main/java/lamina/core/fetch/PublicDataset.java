package lamina.core.fetch;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.core.survey.PublishedFile;

/** A dataset that anybody may fetch. */
public enum PublicDataset {
    /** Krizhevsky 2009; the address is that of its page. */
    CIFAR10("cifar10", List.of("https://www.cs.toronto.edu/~kriz/"), "cifar-10-binary.tar.gz"),
    /** LeCun, Cortes, Burges 1998; the page of its makers often refuses programs, so the copy that torchvision documents comes second. */
    MNIST(
            "mnist",
            List.of("http://yann.lecun.com/exdb/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/"),
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");

    private final String type;
    private final List<URI> places;
    private final List<String> files;

    PublicDataset(String type, List<String> places, String... files) {
        this.type = type;
        this.places = places.stream().map(URI::create).toList();
        this.files = List.of(files);
    }

    /** The one of this name; the name is that of the plugin that reads it. */
    public static Optional<PublicDataset> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }

    /** The type of the plugin that reads it: {@code cifar10}. */
    public String type() {
        return type;
    }

    /** The folders it is published in, the first one first. */
    public List<URI> places() {
        return places;
    }

    /** Its files, with checksums. */
    public List<PublishedFile> files() {
        return PublishedFile.all().stream()
                .filter(file -> files.contains(file.name()))
                .toList();
    }
}
