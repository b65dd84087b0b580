package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    @TempDir
    Path folder;

    private ModelFiles models;

    @BeforeEach
    void models() throws IOException {
        for (String name : List.of("alexnet.json", "quickstart.yaml", "README.md")) {
            Files.writeString(folder.resolve(name), "{}");
        }
        models = new ModelFiles(List.of(folder.resolve("none"), folder));
    }

    @Test
    void aModelByItsName() {
        assertEquals(folder.resolve("alexnet.json"), models.find("alexnet"));
        assertEquals(folder.resolve("quickstart.yaml"), models.find("quickstart"));
    }

    @Test
    void aFileByItsPath() {
        assertEquals(
                folder.resolve("alexnet.json"),
                models.find(folder.resolve("alexnet.json").toString()));
    }

    @Test
    void aNameThatIsNeither() {
        String message = assertThrows(ConfigurationException.class, () -> models.find("alexnett"))
                .getMessage();
        assertEquals(
                "alexnett is neither a file nor a model; models: alexnet, quickstart; did you mean \"alexnet\"?",
                message);
    }

    @Test
    void noModels() {
        String message = assertThrows(ConfigurationException.class, () -> new ModelFiles(List.of()).find("a.json"))
                .getMessage();
        assertEquals("a.json is neither a file nor a model; no models are installed", message);
    }
}
