package lamina.imagefolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderContractTest extends DatasetContract<ImageFolderSettings> {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("cat", "dog", "emu")) {
            Files.createDirectories(root.resolve(name));
            for (int i = 0; i < 12; i++) {
                Files.writeString(root.resolve(name).resolve(i + ".jpg"), name + i);
            }
        }
    }

    private static ImageFolderSettings settings(Path root) {
        return new ImageFolderSettings(root, Optional.empty(), Optional.empty(), 0.4, Optional.empty(), List.of("jpg"));
    }

    @Override
    protected DatasetProvider<ImageFolderSettings> provider() {
        return new ImageFolderProvider();
    }

    @Override
    protected ImageFolderSettings settings() {
        return settings(root);
    }

    @Override
    protected Optional<Absent<ImageFolderSettings>> absent() {
        return Optional.of(new Absent<>(settings(root.resolve("nowhere")), "nowhere"));
    }
}
