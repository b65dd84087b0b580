package lamina.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.Reason;

/**
 * The report of a run that trains, for browsers on the same machine: it listens on the loopback address only, and answers nobody who calls
 * it by another machine's name, as a foreign page would whose name was made to point here.
 */
public final class LivePage implements AutoCloseable {
    private static final long PATIENCE_NANOS =
            20_000_000_000L; // how long a browser waits for news before it gets what it had
    private static final long GLANCE_MILLIS = 500;
    private static final int REST = 20; // times as long as it took to make a page, before the next is made
    private static final long LONGEST_REST_NANOS = 10_000_000_000L; // a machine that is busy makes everything take long
    private static final int FAREWELL_SECONDS = 1; // for browsers to take the last page

    private final Supplier<String> stamps;
    private final Function<Page.Live, String> pages;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> hosts;
    private volatile boolean ended;
    private Rendered last = new Rendered("", "", 0);

    /** A page, and until when it has to do. */
    private record Rendered(String stamp, String html, long restsUntil) {}

    private LivePage(Supplier<String> stamps, Function<Page.Live, String> pages, HttpServer server) {
        this.stamps = stamps;
        this.pages = pages;
        this.server = server;
        int port = server.getAddress().getPort();
        this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /**
     * Begins to serve.
     *
     * @param port where; 0: any that is free
     * @throws ConfigurationException if another program has the port
     * @throws DataException if it cannot listen for another reason
     */
    public static LivePage open(Follower follower, int port) {
        LivePage page = open(follower::stamp, follower::page, port);
        follower.openAlbum();
        return page;
    }

    /**
     * Begins to serve.
     *
     * @param stamps another one whenever there is something new
     * @param pages the run as it stands, as HTML
     */
    static LivePage open(Supplier<String> stamps, Function<Page.Live, String> pages, int port) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            LivePage page = new LivePage(stamps, pages, HttpServer.create(address, 0));
            page.server.start();
            return page;
        } catch (BindException e) {
            throw new ConfigurationException(
                    "port %d of this machine's loopback address cannot be had (%s): another program has it, perhaps another training. Name another one, or 0 for any that is free"
                            .formatted(port, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new DataException("a live page cannot be served: " + Reason.of(e), e);
        }
    }

    /** Where it is. */
    public URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .orElse("");
            if (!hosts.contains(host)) {
                answer(exchange, 403, "text/plain", "this page is for this machine: ask for " + address() + "\n");
            } else if (!exchange.getRequestURI().getPath().equals("/")) {
                answer(exchange, 404, "text/plain", "there is one page only: " + address() + "\n");
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                answer(exchange, 405, "text/plain", "there is nothing to change here\n");
            } else {
                page(exchange);
            }
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        try {
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            awaitNews(query.startsWith("since=") ? query.substring("since=".length()) : "");
            answer(exchange, 200, "text/html", html());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(exchange, 503, "text/plain", "the training ends\n");
        } catch (RuntimeException | LinkageError e) { // it costs a look at the run, never the run
            answer(exchange, 500, "text/plain", "the page cannot be made: " + e + "\n");
        }
    }

    private void awaitNews(String since) throws InterruptedException {
        long began = System.nanoTime();
        while (stamp().equals(since) && System.nanoTime() - began < PATIENCE_NANOS) {
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private String stamp() {
        return stamps.get() + (ended ? "-end" : "");
    }

    /** Made once for each state, whoever asks, and so seldom that it takes a small share of one processor from the training at most. */
    private synchronized String html() {
        long began = System.nanoTime();
        boolean early = began - last.restsUntil() < 0 && !last.html().isEmpty();
        String stamp = stamp();
        if (!stamp.equals(last.stamp()) && (ended || !early)) {
            String html = pages.apply(new Page.Live(stamp, ended));
            long now = System.nanoTime();
            last = new Rendered(stamp, html, now + Math.min(REST * (now - began), LONGEST_REST_NANOS));
        }
        return last.html();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", "frame-ancestors 'none'"); // the rest is in the page
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Gives the last page to those who wait for it, and ends. */
    @Override
    public void close() {
        ended = true;
        server.stop(FAREWELL_SECONDS);
        threads.shutdownNow();
    }
}
