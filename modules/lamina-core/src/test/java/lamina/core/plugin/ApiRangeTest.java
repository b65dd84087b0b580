package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    0.1;        0.1.0-SNAPSHOT; true
                    0.1;        0.1.7;          true
                    0.1;        0.2;            false
                    0.2;        0.1.9;          false
                    0.1.5;      0.1.4;          false
                    1.2;        1.9;            true
                    1.2;        1.1;            false
                    1.2;        2.0-SNAPSHOT;   false
                    [0.1,0.3);  0.2.9;          true
                    [0.1,0.3);  0.3;            false
                    [ 1 , );    77.0.1;         true
                    """)
    void containsWhatItPromises(String range, String version, boolean contained) {
        ApiRange read = ApiRange.parse(range).orElseThrow();
        assertEquals(contained, read.contains(ApiVersion.parse(version).orElseThrow()), read::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new", "1..2", "[1,2", "[1,2]", "(1,2)", "[2,1)", "[1,1)", "[,1)", "[1,x)", "1234567"})
    void isNoRange(String text) {
        assertEquals(Optional.empty(), ApiRange.parse(text));
    }

    @Test
    void saysItInWords() {
        assertEquals(
                "1.2 up to, not including, 2.0",
                ApiRange.parse("1.2").orElseThrow().toString());
        assertEquals("0.1 or later", ApiRange.parse("[0.1,)").orElseThrow().toString());
    }

    @Test
    void tooOldIsNotTooNew() {
        ApiRange range = ApiRange.parse("[1.2,2.0)").orElseThrow();
        assertTrue(range.tooOld(new ApiVersion(1, 1, 9)));
        assertFalse(range.tooOld(new ApiVersion(2, 0, 0)));
    }
}
