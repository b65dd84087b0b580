package lamina.core.survey;

import java.util.List;
import java.util.regex.Pattern;

/** What is known of ILSVRC-2012 (Russakovsky and others 2015), by which a copy of it can be judged. */
public final class Ilsvrc {
    /** Training pictures. */
    public static final int TRAINING = 1_281_167;

    /** Validation pictures: 50 of each class. */
    public static final int VALIDATION = 50_000;

    /** Training pictures that are CMYK JPEGs. */
    public static final int CMYK = 22;

    /** Training pictures that are PNGs named JPEG: n02105855_2933.JPEG. */
    public static final int PNG = 1;

    private static final int CLASSES = 1000;
    private static final Pattern WORDNET = Pattern.compile("n\\d{8}");

    private Ilsvrc() {}

    /** Whether classes are named by WordNet's ids, {@code n02123045}. */
    public static boolean wordnet(List<String> classes) {
        return !classes.isEmpty()
                && classes.stream().allMatch(name -> WORDNET.matcher(name).matches());
    }

    /** Whether a dataset can be this one, by its classes. */
    public static boolean plausible(List<String> classes) {
        return classes.size() == CLASSES && wordnet(classes);
    }

    /** Whether labels count WordNet's ids in ascending order, as those of Caffe, torchvision and most published weights do. */
    public static boolean ascending(List<String> classes) {
        return classes.equals(classes.stream().sorted().toList());
    }
}
