package lamina.imagenet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lamina.storage.Slice;
import lamina.storage.Tar;

/**
 * Lists pictures, in whichever shape they come: an archive of archives, one for each class; an archive of pictures, in folders or not; a
 * folder of any of these.
 *
 * @param place the archive or folder
 */
record Listing(Path place) {
    private static final String ARCHIVE = ".tar";
    private static final Set<String> PICTURES = Set.of("jpeg", "jpg", "png");

    /** Takes pictures. */
    interface Visitor {

        /**
         * A folder or archive that is called as a class, whether or not pictures are in it; told before them, perhaps again and again.
         *
         * @param name without {@code .tar}
         */
        void folder(String name);

        /**
         * One picture.
         *
         * @param source the number of what it lies in
         * @param folder what its folder or archive is called; empty if it lies in none
         * @param file what it is called itself
         * @param content where it lies in the source; empty if it is a file of its own
         */
        void picture(int source, String folder, String file, Optional<Slice> content) throws IOException;
    }

    /** What the pictures lie in: archives and folders. */
    List<Path> sources() throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> sources = new ArrayList<>(List.of(place));
        children(place).stream()
                .filter(child -> isArchive(child) || Files.isDirectory(child))
                .forEach(sources::add);
        return sources;
    }

    /** All pictures, in the order of archives, or sorted. */
    void list(Visitor visitor) throws IOException {
        List<Path> sources = sources();
        for (int number = 0; number < sources.size(); number++) {
            Path source = sources.get(number);
            if (!Files.isDirectory(source)) {
                archive(source, number, sources.size() > 1 ? stem(source) : "", visitor);
            } else {
                folder(source, number, number == 0 ? "" : stem(source), visitor);
            }
        }
    }

    private static void folder(Path folder, int number, String name, Visitor visitor) throws IOException {
        tell(name, visitor);
        for (Path child : children(folder)) {
            String file = child.getFileName().toString();
            if (isPicture(file) && Files.isRegularFile(child)) {
                visitor.picture(number, name, file, Optional.empty());
            }
        }
    }

    private static void archive(Path archive, int number, String folder, Visitor visitor) throws IOException {
        tell(folder, visitor);
        try (FileChannel channel = FileChannel.open(archive)) {
            Tar.list(Slice.of(channel, archive.toString()), (name, content) -> {
                String last = last(name);
                if (last.endsWith(ARCHIVE)) {
                    String inner = stem(last);
                    tell(inner, visitor);
                    Tar.list(content, (file, picture) -> picture(number, inner, last(file), picture, visitor));
                } else {
                    String own = folder.isEmpty() ? folder(name) : folder;
                    tell(own, visitor);
                    picture(number, own, last, content, visitor);
                }
            });
        }
    }

    /** The archive or folder that all lie in is not called as a class. */
    private static void tell(String folder, Visitor visitor) {
        if (!folder.isEmpty()) {
            visitor.folder(folder);
        }
    }

    private static void picture(int number, String folder, String file, Slice content, Visitor visitor)
            throws IOException {
        if (isPicture(file)) {
            visitor.picture(number, folder, file, Optional.of(content));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isArchive(Path path) {
        return path.getFileName().toString().endsWith(ARCHIVE) && Files.isRegularFile(path);
    }

    private static boolean isPicture(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !file.startsWith(".") && PICTURES.contains(ending);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String folder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : last(name.substring(0, slash));
    }

    private static String stem(Path path) {
        return stem(path.getFileName().toString());
    }

    private static String stem(String name) {
        return name.endsWith(ARCHIVE) ? name.substring(0, name.length() - ARCHIVE.length()) : name;
    }
}
