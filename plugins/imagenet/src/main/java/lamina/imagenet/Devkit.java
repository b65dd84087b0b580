package lamina.imagenet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.storage.Tar;

/**
 * The development kit: what the classes are, and which the validation pictures show.
 *
 * @param synsets those to be told apart, by their numbers: 1, 2, 3 …
 * @param truth the ground-truth file of the validation pictures, if there is one
 */
record Devkit(List<Synset> synsets, Optional<GroundTruth> truth) {
    private static final String META = "data/meta.mat";
    private static final String TRUTH = "validation_ground_truth.txt";
    private static final long MOST = 64L << 20; // bytes that it may unpack to; the real ones have some megabytes

    /** Copies the list. */
    Devkit {
        synsets = List.copyOf(synsets);
    }

    /**
     * Reads it.
     *
     * @param path the archive {@code .tar.gz}, or a folder that it was unpacked to
     * @throws DataException if something of it is missing or damaged
     */
    static Devkit read(Path path) throws IOException {
        return Files.isDirectory(path) ? unpacked(path) : packed(path);
    }

    private static Devkit packed(Path archive) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive))) {
            Map<String, byte[]> files = Tar.read(
                    unzipped(file, archive),
                    archive.toString(),
                    name -> name.endsWith(META) || name.endsWith(TRUTH),
                    MOST);
            return of(files, archive);
        }
    }

    private static InputStream unzipped(InputStream file, Path archive) throws IOException {
        file.mark(2);
        boolean zipped = file.read() == 0x1F && file.read() == 0x8B;
        file.reset();
        try {
            return zipped ? new GZIPInputStream(file) : file;
        } catch (IOException e) {
            throw new DataException(
                    archive + " cannot be unpacked: " + Reason.of(e) + ". Copy or download it again", e);
        }
    }

    private static Devkit unpacked(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            Map<String, byte[]> wanted = new TreeMap<>();
            for (Path file : files.sorted().toList()) {
                String name = file.toString().replace('\\', '/');
                if (name.endsWith(META) || name.endsWith(TRUTH)) {
                    wanted.put(name, Files.readAllBytes(file));
                }
            }
            return of(wanted, folder);
        } catch (UncheckedIOException e) { // of a folder within
            throw e.getCause();
        }
    }

    private static Devkit of(Map<String, byte[]> files, Path path) {
        Map.Entry<String, byte[]> meta = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(META))
                .findFirst()
                .orElseThrow(() -> new DataException(path.toAbsolutePath() + " has no " + META
                        + " in it, so it is no development kit: correct the dataset's 'devkit'"));
        Optional<GroundTruth> truth = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(TRUTH))
                .findFirst()
                .map(file -> GroundTruth.read(
                        new String(file.getValue(), StandardCharsets.ISO_8859_1), path + " " + file.getKey()));
        return new Devkit(synsets(meta.getValue(), path + " " + meta.getKey()), truth);
    }

    private static List<Synset> synsets(byte[] mat, String where) {
        if (!(MatFile.read(mat, where).get("synsets") instanceof MatValue.Structures structures)) {
            throw new DataException(where + " has no structure 'synsets' in it, so it does not name the classes");
        }
        List<Synset> leaves = new ArrayList<>();
        for (Map<String, MatValue> structure : structures.values()) {
            Synset synset = Synset.of(structure, where);
            if (synset.leaf()) {
                leaves.add(synset);
            }
        }
        leaves.sort(Comparator.comparingInt(Synset::number));
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).number() != i + 1) {
                throw new DataException("%s numbers the classes without children %s; expected 1 to %d, each once"
                        .formatted(where, leaves.stream().map(Synset::number).toList(), leaves.size()));
            }
        }
        return leaves;
    }
}
