package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import lamina.api.DataException;
import lamina.core.fetch.Fetch;
import lamina.core.fetch.PublicDataset;
import lamina.core.survey.Going;
import lamina.core.survey.PublishedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a server in this process. */
@Timeout(60)
final class FetchTest {
    private final byte[] content = new byte[300_000];
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean ranges = true;
    private int cut = Integer.MAX_VALUE; // the connection ends after so many bytes

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        new SplittableRandom(1).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data/file.bin", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
        asked.add(range);
        int from = ranges && range.startsWith("bytes=") ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (from >= content.length) {
            exchange.sendResponseHeaders(416, -1);
        } else {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, Math.min(cut, content.length - from));
        }
        exchange.close();
    }

    private URI place() {
        return URI.create(
                "http://localhost:%d/data/".formatted(server.getAddress().getPort()));
    }

    private PublishedFile file() throws Exception {
        byte[] sum = MessageDigest.getInstance("MD5").digest(content);
        return new PublishedFile("file.bin", HexFormat.of().formatHex(sum), OptionalLong.of(content.length), "numbers");
    }

    private Path part() {
        return folder.resolve(".file.bin.part");
    }

    private void check() throws IOException {
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("file.bin")));
        assertFalse(Files.exists(part()));
    }

    @Test
    void aFileComesOnceAndIsNotAskedForAgain() throws Exception {
        Fetch fetch = new Fetch(List.of(place()), folder);
        List<Integer> told = new ArrayList<>();
        assertTrue(fetch.file(file(), new Going((done, of) -> told.add(of - done), () -> false)));
        check();
        assertEquals(0, told.getLast());
        assertTrue(fetch.file(file(), Going.ALONE));
        assertEquals(List.of("null"), asked);
    }

    @Test
    void whatHasComeIsNotFetchedAgain() throws Exception {
        Files.write(part(), Arrays.copyOf(content, 123_456));
        assertTrue(new Fetch(List.of(place()), folder).file(file(), Going.ALONE));
        check();
        assertEquals(List.of("bytes=123456-"), asked);
    }

    @Test
    void aServerWithoutRangesIsAskedForAllOfIt() throws Exception {
        ranges = false;
        Files.write(part(), Arrays.copyOf(content, 1000));
        assertTrue(new Fetch(List.of(place()), folder).file(file(), Going.ALONE));
        check();
    }

    @Test
    void aConnectionThatEndsLeavesWhatCameForTheNextTry() throws Exception {
        Fetch fetch = new Fetch(List.of(place()), folder);
        cut = 200_000;
        DataException e = assertThrows(DataException.class, () -> fetch.file(file(), Going.ALONE));
        assertTrue(e.getMessage().contains("is kept"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("file.bin")));
        long came = Files.size(part());
        assertTrue(came > 0 && came <= 200_000, "came " + came);
        cut = Integer.MAX_VALUE;
        assertTrue(fetch.file(file(), Going.ALONE));
        check();
        assertEquals("bytes=" + came + "-", asked.getLast());
    }

    @Test
    void aStopKeepsWhatCame() throws Exception {
        Fetch fetch = new Fetch(List.of(place()), folder);
        assertFalse(fetch.file(file(), new Going((_, _) -> {}, () -> true)));
        assertTrue(Files.size(part()) > 0);
        assertTrue(fetch.file(file(), Going.ALONE));
        check();
    }

    @Test
    void anotherContentIsRefusedAndNotKept() throws Exception {
        PublishedFile file = file();
        content[7]++;
        DataException e =
                assertThrows(DataException.class, () -> new Fetch(List.of(place()), folder).file(file, Going.ALONE));
        assertTrue(e.getMessage().contains("published is " + file.md5()), e.getMessage());
        assertFalse(Files.exists(part()) || Files.exists(folder.resolve("file.bin")));
    }

    @Test
    void theNextPlaceIsAskedAndNoNetworkIsSaid() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        URI nobody = URI.create("http://localhost:%d/".formatted(closed));
        URI missing = URI.create(
                "http://localhost:%d/other/".formatted(server.getAddress().getPort()));
        DataException e = assertThrows(
                DataException.class, () -> new Fetch(List.of(nobody, missing), folder).file(file(), Going.ALONE));
        assertTrue(e.getMessage().contains("Is there a network here?"), e.getMessage());
        assertTrue(e.getMessage().contains("the server answers 404"), e.getMessage());
        assertTrue(new Fetch(List.of(nobody, missing, place()), folder).file(file(), Going.ALONE));
        check();
    }

    @Test
    void anArchiveIsUnpackedWithoutItsFolders() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "cifar-10-batches-bin/", '5', "");
        entry(tar, "cifar-10-batches-bin/batches.meta.txt", '0', "airplane\n");
        entry(tar, "cifar-10-batches-bin/readme.html", '0', "<html>");
        entry(tar, "../../data_batch_1.bin", '0', "x".repeat(700));
        tar.write(new byte[1024]);
        Path archive = folder.resolve("cifar-10-binary.tar.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(tar.toByteArray());
        }
        Fetch fetch = new Fetch(List.of(), folder);
        assertEquals(List.of("batches.meta.txt", "data_batch_1.bin"), fetch.unpack(PublicDataset.CIFAR10));
        assertEquals("airplane\n", Files.readString(folder.resolve("batches.meta.txt")));
        assertEquals(700, Files.size(folder.resolve("data_batch_1.bin")));
        assertEquals(List.of(), fetch.unpack(PublicDataset.MNIST));
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 60));
        assertThrows(DataException.class, () -> fetch.unpack(PublicDataset.CIFAR10));
    }

    private static void entry(ByteArrayOutputStream tar, String name, char type, String text) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(text.length()));
        header[156] = (byte) type;
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), (text.length() + 511) / 512 * 512));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    @Test
    void everyPublicDatasetHasItsFiles() {
        assertEquals(1, PublicDataset.CIFAR10.files().size());
        assertEquals(4, PublicDataset.MNIST.files().size());
        assertEquals(PublicDataset.MNIST, PublicDataset.of("mnist").orElseThrow());
    }
}
