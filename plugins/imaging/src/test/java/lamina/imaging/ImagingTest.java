package lamina.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagingTest {
    private static final ImagingSettings WHITE = new ImagingSettings(1000, List.of(255, 255, 255));
    private static final int IHDR_END = 33; // signature and first chunk of a PNG

    private static Encoded encoded(byte[] file) {
        return new Encoded("dog.jpg", 0, MemorySegment.ofArray(file), new Encoded.File());
    }

    private static float[] decode(byte[] file, ImagingSettings settings) {
        Image image = Image.empty();
        new ImagingDecoder(settings).decode(encoded(file), image);
        return image.toArray();
    }

    private static String refusal(byte[] file) {
        return assertThrows(DataException.class, () -> decode(file, WHITE)).getMessage();
    }

    private static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes), "the JDK writes " + format);
        return bytes.toByteArray();
    }

    private static BufferedImage image(int type, int... argb) {
        BufferedImage image = new BufferedImage(argb.length, 1, type);
        for (int x = 0; x < argb.length; x++) {
            image.setRGB(x, 0, argb[x]);
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
    void coloursAreKept(String format) throws IOException {
        int type = format.equals("gif") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        byte[] file = write(image(type, 0xFF0A141E, 0xFFFF0080, 0xFF00FF01), format);
        assertArrayEquals(new float[] {10, 20, 30, 255, 0, 128, 0, 255, 1}, decode(file, WHITE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void greyIsNotLightened(String format) throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 0x45);
        grey.getRaster().setSample(1, 0, 0, 0xC8);
        assertArrayEquals(new float[] {69, 69, 69, 200, 200, 200}, decode(write(grey, format), WHITE));
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(0, 0, 0, 0x4580);
        grey.getRaster().setSample(1, 0, 0, 0xC801);
        assertArrayEquals(new float[] {69, 69, 69, 200, 200, 200}, decode(write(grey, "png"), WHITE), 1);
    }

    @Test
    void aPaletteBecomesColours() throws IOException {
        byte[] file = write(image(BufferedImage.TYPE_BYTE_INDEXED, 0xFFFF0000, 0xFF0000FF), "png");
        assertArrayEquals(new float[] {255, 0, 0, 0, 0, 255}, decode(file, WHITE));
    }

    @Test
    void transparentPixelsShowTheBackground() throws IOException {
        byte[] file = write(image(BufferedImage.TYPE_INT_ARGB, 0x00123456, 0x80C80000, 0xFF010203), "png");
        assertArrayEquals(new float[] {255, 255, 255, 227, 127, 127, 1, 2, 3}, decode(file, WHITE));
        ImagingSettings black = new ImagingSettings(1000, List.of(0, 0, 0));
        assertArrayEquals(new float[] {0, 0, 0, 100, 0, 0, 1, 2, 3}, decode(file, black));
    }

    @Test
    void gammaIsIgnored() throws IOException {
        byte[] file = write(image(BufferedImage.TYPE_INT_RGB, 0x0A141E, 0xC86432), "png");
        byte[] gamma = {0, 0, (byte) 0xB1, (byte) 0x8F}; // 0.45455, that of an ordinary screen
        assertArrayEquals(decode(file, WHITE), decode(with(file, "gAMA", gamma), WHITE));
        byte[] damaged = {'x', 0, 0, 1, 2, 3};
        assertArrayEquals(decode(file, WHITE), decode(with(file, "iCCP", damaged), WHITE));
    }

    /** A PNG with one chunk more behind its header. */
    private static byte[] with(byte[] png, String name, byte[] content) {
        ByteBuffer to = ByteBuffer.allocate(png.length + content.length + 12);
        CRC32 crc = new CRC32();
        crc.update(name.getBytes());
        crc.update(content);
        to.put(png, 0, IHDR_END)
                .putInt(content.length)
                .put(name.getBytes())
                .put(content)
                .putInt((int) crc.getValue());
        return to.put(png, IHDR_END, png.length - IHDR_END).array();
    }

    @Test
    void aLargePictureIsRefused() throws IOException {
        BufferedImage large = new BufferedImage(40, 26, BufferedImage.TYPE_INT_RGB);
        String message = refusal(write(large, "png"));
        assertTrue(message.startsWith("dog.jpg") && message.contains("26 x 40") && message.contains("1000"), message);
    }

    /** Places of width and height, and whether the greater byte comes first. */
    @ParameterizedTest
    @CsvSource({"png, 16, 20, 4, true", "bmp, 18, 22, 4, false", "gif, -1, -1, 2, false"})
    void aHostileSizeIsRefusedBeforeMemoryIsTaken(String format, int width, int height, int bytes, boolean big)
            throws IOException {
        int type = format.equals("gif") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        byte[] file = write(image(type, 0xFF0A141E, 0xFFFF0080, 0xFF00FF01), format);
        int frame = format.equals("gif") ? frame(file) : 0;
        put(file, width < 0 ? frame + 5 : width, bytes, big);
        put(file, height < 0 ? frame + 7 : height, bytes, big);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String message = refusal(file);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(message.contains("60000 x 60000"), message);
        assertTrue(allocated < 10_000_000, "allocated " + allocated);
    }

    private static void put(byte[] file, int at, int bytes, boolean big) {
        for (int i = 0; i < bytes; i++) {
            file[at + i] = (byte) (60_000 >> 8 * (big ? bytes - 1 - i : i));
        }
    }

    /** Where the first frame of a GIF begins: the JDK writes the table of colours and an extension at most before it. */
    private static int frame(byte[] gif) {
        int at = 13 + (3 << ((gif[10] & 7) + 1));
        return gif[at] == '!' ? at + 8 : at;
    }

    @Test
    void onlyTheFirstFrameOfAnAnimationIsRead() throws IOException {
        byte[] first = write(image(BufferedImage.TYPE_INT_ARGB, 0xFF0A141E, 0xFFFF0080, 0xFF00FF01), "gif");
        byte[] second = write(image(BufferedImage.TYPE_INT_ARGB, 0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF), "gif");
        int frame = frame(second);
        byte[] both = Arrays.copyOf(first, first.length - 1 + second.length - frame);
        System.arraycopy(second, frame, both, first.length - 1, second.length - frame);
        assertArrayEquals(decode(first, WHITE), decode(both, WHITE));
        both[both.length - 4] = 77; // damage beyond the first frame is none of ours
        assertArrayEquals(decode(first, WHITE), decode(both, WHITE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
    void aCutFileIsAnErrorThatNamesIt(String format) throws IOException {
        int type = format.equals("gif") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        byte[] file = write(image(type, 0xFF0A141E, 0xFFFF0080, 0xFF00FF01), format);
        assertTrue(refusal(Arrays.copyOf(file, 20)).startsWith("dog.jpg "));
    }

    @Test
    void theFirstBytesDecideNotTheName() throws IOException {
        ImagingDecoder decoder = new ImagingDecoder(WHITE);
        BufferedImage image = image(BufferedImage.TYPE_INT_RGB, 1, 2);
        for (String format : List.of("png", "bmp", "tiff")) {
            assertTrue(decoder.accepts(encoded(write(image, format))), format);
        }
        assertFalse(decoder.accepts(encoded(write(image, "jpeg"))));
        assertFalse(decoder.accepts(encoded(new byte[] {'B'})));
        assertEquals(
                FileKind.PNG, FileKind.of(encoded(write(image, "png")).bytes()).orElseThrow());
    }
}
