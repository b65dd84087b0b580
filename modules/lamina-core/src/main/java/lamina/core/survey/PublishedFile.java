package lamina.core.survey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import lamina.api.DataException;
import lamina.api.Reason;

/**
 * A file of a dataset as its makers publish it.
 *
 * @param name of the file
 * @param md5 its checksum, in hexadecimal
 * @param bytes its length, where that is published
 * @param content what is in it
 */
public record PublishedFile(String name, String md5, OptionalLong bytes, String content) {
    private static final int BUFFER = 1 << 20;

    /**
     * Those that are known. ILSVRC-2012: what its download page says, as torchvision's {@code datasets/imagenet.py} repeats it. CIFAR-10:
     * the page of A. Krizhevsky. MNIST: the page of Y. LeCun, with the checksums of torchvision's {@code datasets/mnist.py}.
     */
    public static List<PublishedFile> all() {
        return List.of(
                of("ILSVRC2012_img_train.tar", "1d675b47d978889d74fa0da5fadfb00e", "1,281,167 training pictures"),
                of("ILSVRC2012_img_val.tar", "29b22e2961454d5413ddabcf34fc5622", "50,000 validation pictures"),
                of("ILSVRC2012_devkit_t12.tar.gz", "fa75699e90414af021442c21a62c3abf", "classes and labels"),
                of("cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530", 170_052_171, "60,000 pictures"),
                of("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873", 9_912_422, "60,000 digits"),
                of("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432", 28_881, "their labels"),
                of("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3", 1_648_877, "10,000 digits"),
                of("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c", 4_542, "their labels"));
    }

    private static PublishedFile of(String name, String md5, String content) {
        return new PublishedFile(name, md5, OptionalLong.empty(), content);
    }

    private static PublishedFile of(String name, String md5, long bytes, String content) {
        return new PublishedFile(name, md5, OptionalLong.of(bytes), content);
    }

    /** Those that lie in a folder. */
    public static List<PublishedFile> in(Path folder) {
        return all().stream()
                .filter(file -> Files.isRegularFile(folder.resolve(file.name())))
                .toList();
    }

    /** The MD5 sum of a file, in hexadecimal; of 138 GB it takes minutes. */
    public static String md5(Path file, BooleanSupplier stop) {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0 && !stop.getAsBoolean(); read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + Reason.of(e), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
