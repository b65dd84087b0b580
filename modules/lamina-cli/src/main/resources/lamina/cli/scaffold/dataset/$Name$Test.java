package $package$;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Encoded;
import lamina.api.data.Split;
import lamina.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

/** It keeps the contract of datasets, and draws what its labels say. */
class $Name$Test extends DatasetContract<$Name$Settings> {

    @Override
    protected DatasetProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings(16, 12, 6);
    }

    @Override
    protected Optional<Absent<$Name$Settings>> absent() {
        return Optional.empty(); // reads no files
    }

    /** Along a stripe there is only the noise. */
    @Test
    void stripesGoWhereTheLabelSays() throws IOException {
        Encoded level = create().open(Split.TRAIN).read(0);
        assertEquals("level", create().classes().get(level.label()));
        for (int column = 0; column < 16; column++) {
            assertTrue(Math.abs(sample(level, 5, column) - sample(level, 5, 0)) <= 60, "column " + column);
        }
    }

    private static int sample(Encoded picture, int row, int column) {
        return Byte.toUnsignedInt(picture.bytes().get(ValueLayout.JAVA_BYTE, 3L * (16 * row + column)));
    }
}
