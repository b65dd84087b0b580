package lamina.imagefolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Examples;
import lamina.storage.ClassList;

/**
 * A folder of class folders.
 *
 * @param root the folder
 * @param extensions what the names of pictures end in
 */
record ClassFolders(Path root, List<String> extensions) {

    /** The names of the class folders, sorted; hidden ones are passed over. */
    List<String> classes() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new DataException("there is no folder " + root.toAbsolutePath()
                    + ": correct the dataset's 'root', or put the class folders there");
        }
        try (Stream<Path> children = Files.list(root)) {
            List<String> names = children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new DataException(root.toAbsolutePath()
                        + " has no folders in it; expected one for each class, with pictures in it");
            }
            return names;
        }
    }

    /**
     * The pictures of these classes.
     *
     * @param classes a folder may be called as the whole name or as its first word
     * @param some whether folders of other classes may be there, and are passed over
     * @param all whether each class must have a picture
     * @param wanted which pictures, by {@code class/file}
     */
    Examples pictures(ClassList classes, boolean some, boolean all, Predicate<String> wanted) throws IOException {
        if (!some) {
            checkKnown(classes);
        }
        List<PictureFiles.Picture> pictures = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            String folder = folder(classes.names().get(label));
            List<String> names = names(folder);
            if (all && names.isEmpty()) {
                throw new DataException(
                        "the class folder " + root.resolve(folder).toAbsolutePath()
                                + " holds no picture; files that end in " + extensions
                                + " are pictures: remove the folder, fill it, or change the dataset's 'extensions'");
            }
            for (String name : names) {
                if (wanted.test(name)) {
                    pictures.add(new PictureFiles.Picture(label, name));
                }
            }
        }
        return new PictureFiles(root, checkAny(pictures));
    }

    private String folder(String name) {
        return Files.isDirectory(root.resolve(name)) ? name : ClassList.id(name);
    }

    private void checkKnown(ClassList classes) throws IOException {
        for (String name : classes()) {
            if (classes.label(name).isEmpty()) {
                throw new DataException("the folder " + root.resolve(name).toAbsolutePath()
                        + " is no class of the training pictures, which have " + classes.size() + " from '"
                        + classes.names().getFirst() + "' to '"
                        + classes.names().getLast() + "': rename or remove it");
            }
        }
    }

    private List<PictureFiles.Picture> checkAny(List<PictureFiles.Picture> pictures) {
        if (pictures.isEmpty()) {
            throw new DataException(root.toAbsolutePath()
                    + " leaves no picture for this split: change the share 'validation' of the dataset, or"
                    + " give it a 'validationRoot'");
        }
        return pictures;
    }

    /** {@code class/file} of each picture of a class, sorted. */
    private List<String> names(String className) throws IOException {
        Path folder = root.resolve(className);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> isPicture(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) { // of a folder within, or a link that leads back to one that it lies in
            throw new DataException(
                    "%s cannot be searched for pictures: %s. Let it be read, or remove what is named"
                            .formatted(folder.toAbsolutePath(), e.getCause()),
                    e);
        }
    }

    private boolean isPicture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && extensions.stream().anyMatch(end -> lower.endsWith("." + end.toLowerCase(Locale.ROOT)));
    }
}
