package lamina.cifar10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Small batch files. */
final class Batches {
    static final String NAMES = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";

    private Batches() {}

    /** Two records in each training batch, three to test on. */
    static void write(Path root) throws IOException {
        Files.writeString(root.resolve("batches.meta.txt"), NAMES);
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(root.resolve("data_batch_" + batch + ".bin"), records(2, batch));
        }
        Files.write(root.resolve("test_batch.bin"), records(3, 6));
    }

    /** Record i of a batch has the label i; its red is the batch's number, its green i, its blue 255. */
    static byte[] records(int count, int batch) {
        byte[] bytes = new byte[count * 3073];
        for (int i = 0; i < count; i++) {
            int at = i * 3073;
            bytes[at] = (byte) i;
            Arrays.fill(bytes, at + 1, at + 1025, (byte) batch);
            Arrays.fill(bytes, at + 1025, at + 2049, (byte) i);
            Arrays.fill(bytes, at + 2049, at + 3073, (byte) 255);
        }
        return bytes;
    }
}
