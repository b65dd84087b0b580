package lamina.imagenet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Split;
import lamina.testkit.DatasetContract;
import lamina.testkit.ImagenetArchives;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ImagenetContractTest extends DatasetContract<ImagenetSettings> {
    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        ImagenetArchives.small().write(root);
    }

    static ImagenetSettings settings(
            Path root, int year, Optional<Order> order, Optional<Path> classes, double heldBack) {
        return new ImagenetSettings(
                root,
                year,
                order,
                classes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                heldBack,
                Optional.empty());
    }

    @Override
    protected DatasetProvider<ImagenetSettings> provider() {
        return new ImagenetProvider();
    }

    @Override
    protected ImagenetSettings settings() {
        return settings(root, 2012, Optional.empty(), Optional.empty(), 0);
    }

    @Override
    protected List<Split> splits() {
        return List.of(Split.TRAIN, Split.VALIDATION);
    }

    @Override
    protected Optional<Absent<ImagenetSettings>> absent() {
        return Optional.of(new Absent<>(
                settings(root.resolve("nowhere"), 2012, Optional.empty(), Optional.empty(), 0), "nowhere"));
    }
}
