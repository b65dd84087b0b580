package lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
    @TempDir
    private Path folder;

    private Path file;
    private Measurements measured;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("metrics.jsonl");
        measured = new Measurements(file);
        Files.writeString(file, "{\"kind\":\"start\",\"batch\":4,\"stepsPerEpoch\":2,\"epochs\":3}\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
        measured.refresh();
    }

    @Test
    void readsOnWhereItWas() throws IOException {
        write("{\"kind\":\"step\",\"step\":1,\"epoch\":1,\"loss\":2.5}\n{\"kind\":\"step\",\"st");
        assertEquals(1, measured.step("loss").size());
        write("ep\":2,\"epoch\":1,\"loss\":1.5}\n");
        assertEquals(2, measured.step("loss").size());
        assertEquals(1.5, measured.step("loss").y(1));
        assertEquals(2, measured.step("loss").x(1));
        assertEquals(3, measured.planned("epochs"));
        measured.refresh();
        assertEquals(2, measured.step("loss").size());
    }

    @Test
    void aFileThatBecameShorterIsReadAnew() throws IOException {
        write("{\"kind\":\"step\",\"step\":1,\"epoch\":1,\"loss\":2.5}\n");
        Files.writeString(file, "{\"kind\":\"start\",\"batch\":4,\"stepsPerEpoch\":2,\"epochs\":9}\n");
        measured.refresh();
        assertEquals(0, measured.step("loss").size());
        assertEquals(9, measured.planned("epochs"));
    }

    @Test
    void whatIsNoLineOfItsKindIsPassedOver() throws IOException {
        write("\n"
                + "[1]\n"
                + "nonsense\n"
                + "{\"kind\":\"later\",\"x\":[{}]}\n"
                + "{\"loss\":1}\n"
                + "{\"kind\":\"step\",\"step\":1,\"loss\":null}\n");
        assertEquals(1, measured.step("loss").size());
        assertTrue(Double.isNaN(measured.step("loss").y(0)));
    }

    @Test
    void layersAreFoundByTheirNames() throws IOException {
        write(
                "{\"kind\":\"statistics\",\"step\":5,\"gradientNorm\":3.5,\"layers\":[{\"name\":\"conv1\",\"gradientNorm\":2,\"dead\":0.25},{\"name\":\"a.b\",\"dead\":0.5}]}\n");
        assertEquals(
                List.of("gradientNorm", "layers.conv1.gradientNorm", "layers.conv1.dead", "layers.a.b.dead"),
                List.copyOf(measured.statistics().keySet()));
        assertEquals(0.5, measured.statistics().get("layers.a.b.dead").y(0));
    }

    @Test
    void aDivergenceIsTold() throws IOException {
        write("{\"kind\":\"diverged\",\"step\":7,\"loss\":null,\"rate\":0.5,\"layer\":\"conv3\",\"items\":[3,4]}\n");
        String page = Report.of(folder).html();
        assertTrue(page.contains("diverged in step 7, first in layer conv3"), page);
    }
}
