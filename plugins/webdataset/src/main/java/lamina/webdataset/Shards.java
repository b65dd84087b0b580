package lamina.webdataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import lamina.api.DataException;

/** Finds shards by their names. */
final class Shards {
    private static final Pattern RANGE = Pattern.compile("\\{(\\d{1,18})\\.\\.(\\d{1,18})}");
    private static final Pattern WILD = Pattern.compile("[*?\\[\\]{}\\\\]");
    private static final long MOST = 1_000_000;

    private Shards() {}

    /**
     * The shards that patterns name, sorted.
     *
     * @throws DataException if there is none, or one that is named in full is missing
     */
    static List<Path> find(Path root, List<String> patterns) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new DataException("there is no folder " + root.toAbsolutePath()
                    + ": correct the dataset's 'root', or put the shards there");
        }
        Collection<Path> found = new TreeSet<>();
        for (String pattern : patterns) {
            boolean ranges = RANGE.matcher(pattern).find();
            for (String name : ranges ? expanded(pattern) : List.of(pattern)) {
                List<Path> files = matching(root, name);
                if (ranges && files.isEmpty()) {
                    throw new DataException(
                            "there is no shard %s, which %s names: put it there, or correct the dataset's shards"
                                    .formatted(root.resolve(name).toAbsolutePath(), pattern));
                }
                found.addAll(files);
            }
        }
        if (found.isEmpty()) {
            throw new DataException("%s has no shard that is called %s: correct the dataset's shards"
                    .formatted(root.toAbsolutePath(), String.join(" or ", patterns)));
        }
        return List.copyOf(found);
    }

    /** Numbers keep their leading zeros. */
    static List<String> expanded(String pattern) {
        long names = 1;
        for (Matcher range = RANGE.matcher(pattern); range.find(); ) {
            long from = Long.parseLong(range.group(1));
            long to = Long.parseLong(range.group(2));
            if (to < from || to - from >= MOST / names) {
                throw new DataException("the shards " + pattern + " go from " + from + " to " + to
                        + "; expected a rise, and less than a million names");
            }
            names *= to - from + 1;
        }
        return all(pattern);
    }

    private static List<String> all(String pattern) {
        Matcher range = RANGE.matcher(pattern);
        if (!range.find()) {
            return List.of(pattern);
        }
        String digits = range.group(1);
        long from = Long.parseLong(digits);
        long to = Long.parseLong(range.group(2));
        String width = "%0" + digits.length() + "d";
        List<String> all = new ArrayList<>();
        LongStream.rangeClosed(from, to)
                .mapToObj(number ->
                        pattern.substring(0, range.start()) + width.formatted(number) + pattern.substring(range.end()))
                .forEach(name -> all.addAll(all(name)));
        return all;
    }

    private static List<Path> matching(Path root, String name) throws IOException {
        Path place = root.resolve(name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : ".")
                .normalize();
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (!WILD.matcher(last).find()) { // of a thousand shards each has its name: no need to list the folder for each
            Path shard = place.resolve(last);
            return Files.isRegularFile(shard) ? List.of(shard) : List.of();
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place, last)) {
            return StreamSupport.stream(files.spliterator(), false)
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (PatternSyntaxException e) {
            throw new DataException("the shards " + name + " are no pattern: " + e.getMessage(), e);
        }
    }
}
