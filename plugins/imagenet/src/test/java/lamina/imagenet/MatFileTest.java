package lamina.imagenet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import lamina.api.DataException;
import org.junit.jupiter.api.Test;

class MatFileTest {
    /** Three synsets without children and one with three, in the fields of the development kit; written by SciPy 1.17.1, compressed. */
    static final String SCIPY = """
                TUFUTEFCIDUuMCBNQVQtZmlsZSBQbGF0Zm9ybTogcG9zaXgsIENyZWF0ZWQgb246IEZyaSBOb3YgMjcgMjA6NTA6MDAgMjAyNgAAAAAAAAAAAA
                AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABSU0PAAAArwEAAHic7ZXRTsIwFIaLIsKFBL1QLvsAXGw4HVyxRE0g
                McaowUsyR1kbR2fWEuQNfABfwufwhXgEW1dwNJgRestJzrpzlv/rTnfaVQEAVgWAkhjLwvdAagcqLgovKD8UzmaUIc7E8yI4VvkP4b3bx/7DVd
                Oym4PetQQ836Xj0qZxMmTZRBjFbCVBJ+NBgEk0TBD9TawECwZFfIARCTFXEp74hA7I2A8RA1WRbIG/ekpaPYWMS6uofGrzjtR7GX1xjb6S0ddU
                TK2mbbfdVlvlJaebw6lrHBm/Eg5H8XsD9ifRG2Jw7AdJzAnb5L2qGk/GbOxHEQwTNJNYYLg+qd7K0QNNv9CZzru1/v7TM5zfM+kLy3LPLzJ15H
                HWfccbGkaEYSg2H0fJZpyaxpHuU7hAvSQIDXf9sM38ZYN+sB3Hci+dTB1558SJxpExRzTADfhEaOBDLq+b80413pnwUYIYnvqit8Q5EQ/hSHbI
                99fuvNhq/ppBfwizXcf6p451nJLGkTGinPDZZufEkaaXMcc+h1NMAgwJM11PtV+6Ofp9TV9f6ucddeNleab/eZP++gH5DXSS
                """;

    static byte[] scipy() {
        return Base64.getMimeDecoder().decode(SCIPY);
    }

    /** The same file without compression: the element that is in the compressed one. */
    static byte[] uncompressed() {
        byte[] packed = scipy();
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(packed, 128 + 8, packed.length - 128 - 8))) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(packed, 0, 128);
            in.transferTo(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void compressedOrNotIsTheSame() {
        Map<String, MatValue> plain = MatFile.read(uncompressed(), "plain.mat");
        assertEquals(texts(MatFile.read(scipy(), "meta.mat")), texts(plain));
    }

    private static List<MatValue> texts(Map<String, MatValue> variables) {
        return ((MatValue.Structures) variables.get("synsets"))
                .values().stream().map(fields -> fields.get("words")).toList();
    }

    @Test
    void readsTheStructuresOfAnotherProgram() {
        Map<String, MatValue> variables = MatFile.read(scipy(), "meta.mat");
        MatValue.Structures synsets = assertInstanceOf(MatValue.Structures.class, variables.get("synsets"));
        assertEquals(4, synsets.values().size());
        Map<String, MatValue> tench = synsets.values().get(2);
        assertEquals(new MatValue.Text("n01440764"), tench.get("WNID"));
        assertEquals(new MatValue.Text("freshwater food fish é"), tench.get("gloss"));
        MatValue.Numbers children = (MatValue.Numbers) synsets.values().get(3).get("children");
        assertEquals(List.of(1.0, 2.0, 3.0), children.values());
        Synset entity = Synset.of(synsets.values().get(3), "meta.mat");
        assertEquals(new Synset(4, "n00001740", "entity", false), entity);
    }

    /** A matrix of two numbers in big-endian order, a byte each, called x: the format's own example of narrow storage. */
    @Test
    void readsNumbersThatAreStoredNarrowerThanTheyAre() {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer file = ByteBuffer.allocate(128 + 8 + 16 + 16 + 8 + 8).order(order);
            file.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII)).position(124);
            file.putShort((short) 0x0100).putShort((short) ('M' << 8 | 'I'));
            file.putInt(14).putInt(48);
            file.putInt(6).putInt(8).putInt(6).putInt(0); // a double array
            file.putInt(5).putInt(8).putInt(1).putInt(2); // 1 by 2
            file.putInt(1 << 16 | 1).put((byte) 'x').position(file.position() + 3);
            file.putInt(2 << 16 | 2).put((byte) 7).put((byte) 200);
            MatValue x = MatFile.read(file.array(), "x.mat").get("x");
            assertEquals(new MatValue.Numbers(List.of(7.0, 200.0)), x, order::toString);
        }
    }

    @Test
    void whatIsNoMatlabFileIsRefused() {
        for (byte[] file : List.of(new byte[0], new byte[500], "HDF".repeat(100).getBytes(StandardCharsets.US_ASCII))) {
            String message = assertThrows(DataException.class, () -> MatFile.read(file, "meta.mat"))
                    .getMessage();
            assertTrue(message.startsWith("meta.mat is no MATLAB file"), message);
        }
    }

    /** Two elements of nine million zeros each: eighteen kilobytes that would unpack to more than the file may in all. */
    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(scipy(), 0, 128);
        for (int i = 0; i < 2; i++) {
            file.write(compressed(new byte[9_000_000]));
        }
        String message = assertThrows(DataException.class, () -> MatFile.read(file.toByteArray(), "meta.mat"))
                .getMessage();
        assertTrue(message.contains("unpacks to more than 16,777,216 bytes"), message);
    }

    @Test
    void whatIsCompressedTwiceIsPassedOver() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(scipy(), 0, 128);
        byte[] all = scipy();
        file.write(compressed(Arrays.copyOfRange(all, 128, all.length)));
        assertEquals(Map.of(), MatFile.read(file.toByteArray(), "meta.mat"));
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(content);
        }
        return ByteBuffer.allocate(8 + packed.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(15)
                .putInt(packed.size())
                .put(packed.toByteArray())
                .array();
    }

    @Test
    void aClaimOfManyElementsIsHeldAgainstWhatThereIs() {
        ByteBuffer file = ByteBuffer.allocate(128 + 8 + 16 + 16 + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.position(124);
        file.putShort((short) 0x0100).putShort((short) ('M' << 8 | 'I'));
        file.putInt(14).putInt(40);
        file.putInt(6).putInt(8).putInt(1).putInt(0); // cells
        file.putInt(5).putInt(8).putInt(60_000).putInt(60_000);
        file.putInt(1 << 16 | 1).putInt('x');
        String message = assertThrows(DataException.class, () -> MatFile.read(file.array(), "meta.mat"))
                .getMessage();
        assertTrue(message.contains("claims 3600000000 elements"), message);
    }
}
