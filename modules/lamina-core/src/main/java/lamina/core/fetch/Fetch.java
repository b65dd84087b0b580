package lamina.core.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.core.survey.Going;
import lamina.core.survey.PublishedFile;

/**
 * Fetches published files. What has come of one stays beside its place until all of it is there, so that the next try goes on behind it;
 * the file takes its name only when its checksum is right.
 *
 * @param places folders to look in, the first one first
 * @param folder where files go
 */
public record Fetch(List<URI> places, Path folder) {
    private static final int BUFFER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int PART = 206;
    private static final int BEYOND = 416;

    /** Copies the list. */
    public Fetch {
        places = List.copyOf(places);
    }

    /**
     * Fetches a file that is not there yet.
     *
     * @param going told of kilobytes
     * @return whether it is there; not if it was stopped
     * @throws DataException if no place gives it, or its checksum is wrong
     */
    public boolean file(PublishedFile file, Going going) {
        Path target = folder.resolve(file.name());
        if (Files.isRegularFile(target)
                && PublishedFile.md5(target, () -> false).equals(file.md5())) {
            return true;
        }
        Path part = folder.resolve("." + file.name() + ".part");
        List<String> failures = new ArrayList<>();
        try (HttpClient client = client()) {
            for (URI place : places) {
                try {
                    Files.createDirectories(folder);
                    if (!transfer(client, place.resolve(file.name()), part, file, going)) {
                        return false;
                    }
                    take(part, target, file);
                    return true;
                } catch (IOException e) {
                    failures.add(place.resolve(file.name()) + ": " + reason(e));
                }
            }
        }
        throw new DataException(
                "%s cannot be fetched (%s). Is there a network here? If not, fetch it elsewhere and put it into %s; what has come so far is kept, and the next try goes on behind it"
                        .formatted(file.name(), String.join("; ", failures), folder.toAbsolutePath()));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Appends to the part what is missing of it; false if it was stopped. */
    private static boolean transfer(HttpClient client, URI address, Path part, PublishedFile file, Going going)
            throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response = send(client, request.build());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case OK -> have = 0; // the server knows no ranges: from the beginning
                case PART -> begins(response, have);
                case BEYOND -> {
                    return true; // nothing is missing, or it is of another file: the checksum tells
                }
                default -> throw new IOException("the server answers " + response.statusCode());
            }
            return append(body, part, have, file, going);
        }
    }

    private static void begins(HttpResponse<?> response, long have) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes " + have + "-")) {
            throw new IOException("the server was asked for bytes from %d on and gives %s".formatted(have, range));
        }
    }

    private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean append(InputStream body, Path part, long have, PublishedFile file, Going going)
            throws IOException {
        StandardOpenOption how = have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            byte[] buffer = new byte[BUFFER];
            long done = have;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                going.progress().done((int) (done >> 10), (int)
                        (Math.max(done, file.bytes().orElse(done)) >> 10));
                if (going.stop().getAsBoolean()) {
                    return false;
                }
            }
            return true;
        }
    }

    private static void take(Path part, Path target, PublishedFile file) throws IOException {
        String md5 = PublishedFile.md5(part, () -> false);
        if (md5.equals(file.md5())) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        long bytes = Files.size(part);
        if (bytes < file.bytes().orElse(0)) {
            throw new IOException("the connection ended after %d of %d bytes"
                    .formatted(bytes, file.bytes().getAsLong()));
        }
        Files.delete(part); // it would never come right
        throw new IOException("what came has the MD5 sum %s, published is %s".formatted(md5, file.md5()));
    }

    /**
     * Unpacks what has to be unpacked of a dataset that was fetched.
     *
     * @return the files that came of it; none if the dataset is read as it was fetched
     */
    public List<String> unpack(PublicDataset dataset) {
        if (dataset != PublicDataset.CIFAR10) {
            return List.of();
        }
        Path archive = folder.resolve(dataset.files().getFirst().name());
        try {
            return TarGz.unpack(archive, folder, List.of(".bin", ".txt"));
        } catch (IOException | NumberFormatException e) {
            throw new DataException(archive + " cannot be unpacked: " + Reason.of(e), e);
        }
    }
}
