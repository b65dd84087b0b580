package lamina.webdataset;

import java.nio.file.Path;
import lamina.api.Doc;

/** Where {@code packed} finds its pictures. */
@Doc("A folder that \"lamina data pack\" has written")
public record PackedSettings(@Doc("The folder") Path root) {}
