package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import lamina.api.data.Encoded;
import org.junit.jupiter.api.Test;

class PictureFilesTest {

    @Test
    void aDashIsStandardInput() {
        byte[] bytes = {1, 2, 3};
        Encoded picture = new PictureFiles(new ByteArrayInputStream(bytes)).read(Path.of("-"));
        assertArrayEquals(bytes, picture.bytes().toArray(ValueLayout.JAVA_BYTE));
        assertEquals("-", picture.name());
    }
}
