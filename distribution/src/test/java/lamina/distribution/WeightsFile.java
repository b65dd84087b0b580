package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The weights that two trainings have left, compared number by number. */
final class WeightsFile {
    private static final float TOLERANCE = 1e-4f; // after some 20 steps: sums in another order, fused multiply-adds

    private WeightsFile() {}

    /** Of two folders of runs. */
    static void assertClose(Path expectedRun, Path foundRun) throws IOException {
        FloatBuffer expected = weights(expectedRun);
        FloatBuffer found = weights(foundRun);
        assertEquals(expected.remaining(), found.remaining());
        for (int i = 0; i < expected.remaining(); i++) {
            assertEquals(expected.get(i), found.get(i), TOLERANCE, "weight " + i);
        }
    }

    private static FloatBuffer weights(Path run) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(run.resolve("weights.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(file.getLong());
        return file.position(Long.BYTES + header)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }
}
