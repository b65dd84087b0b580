package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheyMustBe() {
        Table table = new Table(Table.words("word"), Table.numbers("n"));
        assertEquals(
                List.of("word     n", "------  --", "a        1", "longer  22", "------  --", "        33"),
                table.row("a", "1").row("longer", "22").rule().row("", "33").lines());
    }

    @Test
    void eachRowHasACellForEachColumn() {
        Table table = new Table(Table.words("word"), Table.numbers("n"));
        assertThrows(IllegalArgumentException.class, () -> table.row("a"));
    }

    @Test
    void numbersReadTheSameInEveryCountry() {
        assertEquals("60,965,224", Numbers.grouped(60_965_224));
        assertEquals("1,234.5 MiB", Numbers.mebibytes(1_294_467_072L));
        assertEquals("97.1 %", Numbers.percent(0.9712));
        assertEquals("-", Numbers.percent(Double.NaN));
        assertEquals("0:07", Numbers.time(7.2));
        assertEquals("12:34", Numbers.time(754));
        assertEquals("1:02:03", Numbers.time(3723));
        assertEquals("1 picture", Numbers.count(1, "picture"));
        assertEquals("2,000 pictures", Numbers.count(2000, "picture"));
    }
}
