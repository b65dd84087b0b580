package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import lamina.ops.Gemm;
import org.junit.jupiter.api.Test;

class StampTest {

    @Test
    void aJarHasTheSumThatAnyToolGives() throws IOException, NoSuchAlgorithmException {
        Path jar = Path.of(Origin.of(Test.class, "").location());
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        Stamp stamp = Stamp.of(List.of(Test.class)).getFirst();
        assertEquals(HexFormat.of().formatHex(sum), stamp.sha256());
        assertTrue(stamp.toString().contains("(sha256 " + stamp.sha256().substring(0, 8) + "...)"), stamp.toString());
    }

    @Test
    void aModuleIsNamedOnceAndByName() {
        List<Stamp> stamps = Stamp.of(List.of(Gemm.class, Stamp.class, Registry.class));
        assertEquals(
                List.of("lamina.core", "lamina.ops"),
                stamps.stream().map(Stamp::module).toList());
        assertEquals(64, stamps.getFirst().sha256().length());
        assertNotEquals(stamps.get(0).sha256(), stamps.get(1).sha256());
        assertEquals(stamps, Stamp.of(List.of(Stamp.class, Gemm.class)), "the same again");
    }
}
