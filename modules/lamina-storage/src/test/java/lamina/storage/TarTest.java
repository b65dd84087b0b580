package lamina.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lamina.api.DataException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> listed(byte[] archive) throws IOException {
        Path file = folder.resolve("archive.tar");
        Files.write(file, archive);
        Map<String, String> files = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file)) {
            Tar.list(
                    Slice.of(channel, file.toString()),
                    (name, content) -> files.put(name, new String(content.bytes(), StandardCharsets.UTF_8)));
        }
        return files;
    }

    private static byte[] written(int longNames, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(longNames);
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                byte[] content = name.endsWith("/") ? new byte[0] : bytes("what is in " + name);
                entry.setSize(content.length);
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsWrittenIsListedAndLiesWhereTheWriterSaid() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] large = new byte[1025];
        Arrays.fill(large, (byte) 'x');
        long second;
        try (TarWriter tar = new TarWriter(bytes)) {
            assertEquals(512, tar.add("a.cls", bytes("7")));
            second = tar.add("b.jpg", large);
            tar.add("empty", new byte[0]);
        }
        byte[] archive = bytes.toByteArray();
        assertArrayEquals(large, Arrays.copyOfRange(archive, (int) second, (int) second + large.length));
        assertEquals(Map.of("a.cls", "7", "b.jpg", "x".repeat(1025), "empty", ""), Map.copyOf(listed(archive)));
    }

    @ParameterizedTest
    @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX})
    void longNamesAreRead(int mode) throws IOException {
        String name = "folder/" + "n".repeat(180) + ".JPEG";
        Map<String, String> files = listed(written(mode, "short", name, "folder/", "after"));
        assertEquals(
                Map.of("short", "what is in short", name, "what is in " + name, "after", "what is in after"), files);
    }

    @Test
    void anArchiveInAnArchiveIsListedWhereItLies() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarWriter tar = new TarWriter(bytes)) {
            tar.add("inner.tar", written(TarArchiveOutputStream.LONGFILE_POSIX, "one", "two"));
        }
        Path file = Files.write(folder.resolve("outer.tar"), bytes.toByteArray());
        Map<String, String> files = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file)) {
            Tar.list(
                    Slice.of(channel, "outer"),
                    (_, inner) -> Tar.list(inner, (name, content) -> {
                        files.put(name, new String(content.bytes(), StandardCharsets.UTF_8));
                        assertEquals("outer inner.tar " + name, content.name());
                    }));
        }
        assertEquals(Map.of("one", "what is in one", "two", "what is in two"), files);
    }

    @Test
    void everyCutIsSeen() throws IOException {
        byte[] archive = written(TarArchiveOutputStream.LONGFILE_POSIX, "one", "two");
        int end = 4 * 512; // two headers, two blocks
        for (int length = 0; length <= end; length += length % 512 == 0 ? 1 : 511) {
            byte[] cut = Arrays.copyOf(archive, length);
            int at = length;
            String message = assertThrows(DataException.class, () -> listed(cut), () -> "cut at " + at)
                    .getMessage();
            assertTrue(message.contains("archive.tar") && message.contains("again"), message);
        }
        assertEquals(2, listed(archive).size());
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        byte[] noise = new byte[2048];
        Arrays.fill(noise, (byte) 'n');
        String message = assertThrows(DataException.class, () -> listed(noise)).getMessage();
        assertTrue(message.contains("is no tar archive, or it is damaged: at byte 0"), message);
    }

    @Test
    void sparseFilesAreRefused() throws IOException {
        byte[] archive = written(TarArchiveOutputStream.LONGFILE_POSIX, "holes");
        archive[156] = TarConstants.LF_GNUTYPE_SPARSE;
        int sum = 0;
        Arrays.fill(archive, 148, 156, (byte) ' ');
        Arrays.fill(archive, 257, 512, (byte) 0);
        System.arraycopy(bytes("ustar  \0"), 0, archive, 257, 8);
        System.arraycopy(bytes("00000000024"), 0, archive, 483, 11); // the file's whole size
        for (int i = 0; i < 512; i++) {
            sum += archive[i] & 0xFF;
        }
        System.arraycopy(bytes("%06o\0 ".formatted(sum)), 0, archive, 148, 8);
        String message =
                assertThrows(DataException.class, () -> listed(archive)).getMessage();
        assertTrue(message.contains("sparse"), message);
        message = assertThrows(
                        DataException.class,
                        () -> Tar.read(new ByteArrayInputStream(archive), "kit", _ -> true, 1 << 20))
                .getMessage();
        assertTrue(message.startsWith("kit holds holes as a sparse file"), message);
    }
}
