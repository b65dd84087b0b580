package lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LivePageTest {
    @TempDir
    private Path folder;

    private final AtomicReference<String> stamp = new AtomicReference<>("1");
    private final AtomicInteger made = new AtomicInteger();
    private LivePage page;

    @BeforeEach
    void open() {
        page = LivePage.open(
                stamp::get,
                live -> {
                    made.incrementAndGet();
                    return "page " + live.stamp() + (live.ended() ? ", the last" : "");
                },
                0);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private int port() {
        return page.address().getPort();
    }

    private String ask(String line, String host) throws IOException {
        return ask(page, line, host);
    }

    private static String ask(LivePage page, String line, String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.address().getPort())) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String ask(String line) throws IOException {
        return ask(line, "127.0.0.1:" + port());
    }

    @Test
    void showsTheReportAsItStands() throws Exception {
        Run.in(folder, 2, 20);
        String answer;
        try (LivePage whole = LivePage.open(
                () -> "1", live -> Report.of(folder).page(Optional.of(live)).html(), 0)) {
            answer = ask(whole, "GET /", "127.0.0.1:" + whole.address().getPort());
        }
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        Html html = Html.of(answer.substring(answer.indexOf("<!DOCTYPE")));
        assertEquals("1", html.document().getDocumentElement().getAttribute("data-stamp"));
        assertTrue(html.section("curves").contains("All epochs in numbers"));
        assertEquals(2, html.all("script").count());
        assertTrue(answer.contains("connect-src &#39;self&#39;"), "the page may ask its own server, and nobody else");
    }

    @Test
    void answersOnlyThisMachinesNames() throws Exception {
        assertTrue(page.address().getHost().equals("127.0.0.1"));
        assertTrue(ask("GET /", "localhost:" + port()).startsWith("HTTP/1.1 200"));
        for (String host : new String[] {"evil.example", "evil.example:" + port(), "localhost", "127.0.0.1:1"}) {
            String answer = ask("GET /", host);
            assertTrue(answer.startsWith("HTTP/1.1 403"), host + ": " + answer);
            assertFalse(answer.contains("page 1"), answer);
        }
    }

    @Test
    void thereIsOnePageAndNothingToChange() throws IOException {
        assertTrue(ask("GET /config.json").startsWith("HTTP/1.1 404"));
        assertTrue(ask("GET /../../etc/passwd").startsWith("HTTP/1.1 404"));
        assertTrue(ask("POST /").startsWith("HTTP/1.1 405"));
        String head = ask("HEAD /");
        assertTrue(head.startsWith("HTTP/1.1 200") && !head.contains("page 1"), head);
    }

    @Test
    void whoHasThePageWaitsForNews() throws Exception {
        ask("GET /");
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return ask("GET /?since=1");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Thread.sleep(1200);
        assertFalse(waiting.isDone());
        stamp.set("2");
        String next = waiting.get(20, TimeUnit.SECONDS);
        for (int i = 0; i < 100 && !next.contains("page 2"); i++) { // pages are made with a rest between them
            Thread.sleep(100);
            next = ask("GET /?since=1");
        }
        assertTrue(next.contains("page 2"));
    }

    @Test
    void aPageIsMadeOnceForEachState() throws IOException {
        for (int i = 0; i < 5; i++) {
            ask("GET /");
        }
        assertEquals(1, made.get());
    }

    @Test
    void whoWaitsInTheEndGetsTheLastPage() throws Exception {
        ask("GET /");
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return ask("GET /?since=1");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Thread.sleep(300);
        page.close();
        assertTrue(waiting.get(20, TimeUnit.SECONDS).contains("page 1-end, the last"));
    }

    @Test
    void aPortThatIsTakenIsTold() {
        ConfigurationException failure =
                assertThrows(ConfigurationException.class, () -> LivePage.open(stamp::get, _ -> "", port()));
        assertTrue(
                failure.getMessage().contains("port " + port() + " of this machine's loopback address cannot be had"),
                failure.getMessage());
    }

    @Test
    void aPageThatCannotBeMadeCostsOnlyTheLook() throws IOException {
        try (LivePage broken = LivePage.open(
                stamp::get,
                _ -> {
                    throw new IllegalStateException("broken");
                },
                0)) {
            String answer = ask(broken, "GET /", "localhost:" + broken.address().getPort());
            assertTrue(answer.startsWith("HTTP/1.1 500") && answer.contains("broken"), answer);
        }
    }
}
