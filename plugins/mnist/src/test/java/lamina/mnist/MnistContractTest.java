package lamina.mnist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class MnistContractTest extends DatasetContract<MnistSettings> {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        IdxFiles.write(root, "train");
        IdxFiles.write(root, "t10k");
    }

    @Override
    protected DatasetProvider<MnistSettings> provider() {
        return new MnistProvider();
    }

    @Override
    protected MnistSettings settings() {
        return new MnistSettings(root);
    }

    @Override
    protected Optional<Absent<MnistSettings>> absent() {
        return Optional.of(new Absent<>(new MnistSettings(root.resolve("nowhere")), "nowhere"));
    }
}
