package lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import lamina.api.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterSheetTest {
    @TempDir
    private Path folder;

    @Test
    void thePapersFiltersStandInSixRowsOfSixteen() {
        assertEquals(
                List.of(16, 12, 8, 16, 1, 14),
                List.of(96, 48, 32, 64, 1, 97).stream()
                        .map(FilterSheet::columns)
                        .toList());
    }

    /** Two filters of 1 x 1: red against blue, and the same ten times weaker. */
    @Test
    void zeroIsGreyAndColoursAreTheWeights() throws Exception {
        Path file = weights("[2,3,1,1]", 1, 0, -1, 0.1f, 0, -0.1f);
        FilterSheet sheet = FilterSheet.of(file).getFirst();
        BufferedImage each = image(sheet.each());
        assertEquals(3, each.getWidth());
        assertEquals(0xFFFF8000, each.getRGB(0, 0));
        assertEquals(0xFFFF8000, each.getRGB(2, 0));
        BufferedImage alike = image(sheet.alike());
        assertEquals(0xFFFF8000, alike.getRGB(0, 0));
        assertEquals(0xFF8C8073, alike.getRGB(2, 0));
        assertEquals(0, alike.getRGB(1, 0)); // the line between them is transparent
        assertEquals(1, sheet.largest());
    }

    @Test
    void filtersThatAreAllZeroOrNoNumbersAreDrawnToo() throws Exception {
        assertEquals(
                0xFF808080,
                image(FilterSheet.of(weights("[1,3,1,1]", 0, 0, 0)).getFirst().each())
                        .getRGB(0, 0));
        assertTrue(image(FilterSheet.of(weights("[1,1,1,1]", Float.NaN))
                                .getFirst()
                                .each())
                        .getWidth()
                == 1);
    }

    @Test
    void aNetworkWithoutConvolutionsOverPixelsHasNone() throws Exception {
        Path file = weights("[2,3]", 1, 2, 3, 4, 5, 6);
        assertTrue(assertThrows(DataException.class, () -> FilterSheet.of(file))
                .getMessage()
                .contains("no layer of this network"));
    }

    private Path weights(String shape, float... numbers) throws Exception {
        byte[] header = "{\"first.weights\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[0,%d]}}"
                .formatted(shape, 4 * numbers.length)
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(8 + header.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        for (float number : numbers) {
            file.putFloat(number);
        }
        return Files.write(folder.resolve("weights.safetensors"), file.array());
    }

    private static BufferedImage image(Thumbnail thumbnail) throws Exception {
        byte[] png = Base64.getDecoder().decode(thumbnail.uri().substring("data:image/png;base64,".length()));
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
