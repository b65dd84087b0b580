package lamina.webdataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.storage.PackFolder;

/** A packed folder. */
record PackedDataset(Path root) implements Dataset {

    @Override
    public List<String> classes() throws IOException {
        return new PackFolder(root).classes();
    }

    @Override
    public Examples open(Split split) throws IOException {
        return new PackFolder(root).open(split);
    }
}
