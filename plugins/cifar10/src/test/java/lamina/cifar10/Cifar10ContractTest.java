package lamina.cifar10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Cifar10ContractTest extends DatasetContract<Cifar10Settings> {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        Batches.write(root);
    }

    @Override
    protected DatasetProvider<Cifar10Settings> provider() {
        return new Cifar10Provider();
    }

    @Override
    protected Cifar10Settings settings() {
        return new Cifar10Settings(root);
    }

    @Override
    protected Optional<Absent<Cifar10Settings>> absent() {
        return Optional.of(new Absent<>(new Cifar10Settings(root.resolve("nowhere")), "nowhere"));
    }
}
