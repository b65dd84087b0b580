package lamina.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import lamina.storage.JpegFile;
import lamina.storage.TarWriter;

/**
 * A challenge of ImageNet's as its organisers packed them, with four classes and small pictures that are drawn here: the training archive
 * of archives, the validation archive, and the development kit with {@code meta.mat} and the ground truth. The order of the WordNet ids
 * is not that of the development kit. Pictures of a class are of its colour, so that a small network tells them apart.
 *
 * @param year 2010 or 2012, which differ in names
 * @param each training pictures of each class
 * @param validation pictures
 * @param replaced contents of pictures that are to be other ones, damaged ones for instance, by their names
 */
public record ImagenetArchives(int year, int each, int validation, Map<String, byte[]> replaced) {
    /** The WordNet ids and words of the classes, by the numbers of the development kit. */
    public static final List<String> CLASSES = List.of(
            "n02119789 kit fox, Vulpes macrotis",
            "n02100735 English setter",
            "n04557648 water bottle",
            "n01440764 tench, Tinca tinca");

    private static final int[][] COLOURS = {{40, 60, 200}, {220, 210, 190}, {180, 90, 30}, {50, 170, 60}
    }; // blue, green, red

    /** Copies the map. */
    public ImagenetArchives {
        replaced = Map.copyOf(replaced);
    }

    /** Of 2012, twelve pictures of each class to train on and eight to validate on. */
    public static ImagenetArchives small() {
        return new ImagenetArchives(2012, 12, 8, Map.of());
    }

    /** Writes all of them into a folder, under their usual names. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String images = year == 2012 ? "img" : "images";
        try (TarWriter tar = tar(folder.resolve("ILSVRC%d_%s_train.tar".formatted(year, images)))) {
            for (int number = 1; number <= CLASSES.size(); number++) {
                tar.add(wnid(number) + ".tar", classArchive(number));
            }
        }
        try (TarWriter tar = tar(folder.resolve("ILSVRC%d_%s_val.tar".formatted(year, images)))) {
            for (int picture = 1; picture <= validation; picture++) {
                String name = validationName(picture);
                tar.add((year == 2012 ? "" : "val/") + name, picture(name, validationNumber(picture), 1000 + picture));
            }
        }
        devkit(folder);
    }

    /** The name of a training picture. */
    public static String trainName(int number, int picture) {
        return "%s_%d.JPEG".formatted(wnid(number), picture);
    }

    /** The name of a validation picture, counted from 1. */
    public String validationName(int picture) {
        return "ILSVRC%d_val_%08d.JPEG".formatted(year, picture);
    }

    /** The number, in the development kit, of the class that a validation picture shows. */
    public static int validationNumber(int picture) {
        return (picture * 3 + picture / 4) % CLASSES.size() + 1; // each as often as another, in no order
    }

    private static String wnid(int number) {
        return CLASSES.get(number - 1).split(" ", 2)[0];
    }

    private byte[] classArchive(int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarWriter tar = new TarWriter(bytes)) {
            for (int i = 1; i <= each; i++) {
                String name = trainName(number, i);
                tar.add(name, picture(name, number, i));
            }
        }
        return bytes.toByteArray();
    }

    private static TarWriter tar(Path file) throws IOException {
        return new TarWriter(Files.newOutputStream(file));
    }

    private byte[] picture(String name, int number, int seed) throws IOException {
        return replaced.containsKey(name) ? replaced.get(name) : picture(number, seed);
    }

    /** The file of a picture of the class, of some size between 30 and 59 pixels each way. */
    public static byte[] picture(int number, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(31L * seed + number);
        int height = random.nextInt(30, 60);
        int width = random.nextInt(30, 60);
        byte[] bgr = new byte[height * width * 3];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) Math.clamp(COLOURS[number - 1][i % 3] + random.nextInt(-25, 26), 0, 255);
        }
        return JpegFile.encode(bgr, height, width, 0.9f);
    }

    private void devkit(Path folder) throws IOException {
        String root = year == 2012 ? "ILSVRC2012_devkit_t12" : "devkit-1.0";
        Path file = folder.resolve(year == 2012 ? root + ".tar.gz" : "ILSVRC2010_devkit-1.0.tar.gz");
        String truth = IntStream.rangeClosed(1, validation)
                .mapToObj(picture -> validationNumber(picture) + "\n")
                .collect(Collectors.joining());
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file));
                TarWriter tar = new TarWriter(zipped)) {
            tar.add(root + "/readme.txt", "a fixture".getBytes(StandardCharsets.US_ASCII));
            tar.add(root + "/data/meta.mat", meta());
            tar.add(
                    root + "/data/ILSVRC%d_validation_ground_truth.txt".formatted(year),
                    truth.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The classes, and one that is above them and shown by no picture. */
    private byte[] meta() {
        MatStructures synsets = new MatStructures(
                "synsets",
                List.of(
                        "ILSVRC%d_ID".formatted(year),
                        "WNID",
                        "words",
                        "gloss",
                        "num_children",
                        "children",
                        "num_train_images"));
        for (int number = 1; number <= CLASSES.size(); number++) {
            String[] parts = CLASSES.get(number - 1).split(" ", 2);
            synsets.add(number, parts[0], parts[1], "what it is", 0, new double[0], each);
        }
        synsets.add(CLASSES.size() + 1, "n00001740", "entity", "all there is", 4, new double[] {1, 2, 3, 4}, 0);
        return synsets.file();
    }
}
