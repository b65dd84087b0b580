package lamina.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.train.RunListener;
import lamina.core.data.Album;
import lamina.core.train.Session;

/**
 * A verdict and the pictures that it points at.
 *
 * @param verdict the verdict
 * @param thumbnails small pictures, by their index in the split; those that could not be made are missing
 * @param on what was judged, and with which weights: {@code 1,000 held-back pictures after epoch 14}
 */
public record Judged(Verdict verdict, Map<Integer, Part<Thumbnail>> thumbnails, String on) {

    /** Copies the map. */
    public Judged {
        thumbnails = Map.copyOf(thumbnails);
    }

    /**
     * Judges a split with the weights that a session has.
     *
     * @param weights how they are called
     * @param listeners hear how far it is
     * @throws DataException if the pictures cannot be read, or there are none
     */
    public static Judged evaluate(Session session, Split split, String weights, List<RunListener> listeners) {
        Examination examination =
                new Examination(session.classes().size(), session.spec().seed());
        session.evaluate(
                split,
                Integer.MAX_VALUE,
                Stream.concat(listeners.stream(), Stream.of(examination)).toList());
        Verdict verdict = examination
                .verdict()
                .orElseThrow(() -> new DataException("the split " + name(split) + " has no pictures"));
        try (Album album = session.album(split)) {
            return of(
                    verdict,
                    album,
                    "%s of the split %s, with %s"
                            .formatted(Say.count(verdict.pictures(), "picture"), name(split), weights));
        }
    }

    /** What was judged, and what came out, in a sentence. */
    String summary() {
        return "Judged: %s. Top-1 error %s, loss %s."
                .formatted(on, verdict.top1().map(Say::rest).orElse("unknown"), Say.number(verdict.loss()));
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Decodes the pictures.
     *
     * @param album of the split that was judged
     * @param on what was judged
     */
    public static Judged of(Verdict verdict, Album album, String on) {
        Map<Integer, Part<Thumbnail>> thumbnails = new HashMap<>();
        Image image = Image.empty();
        Stream.concat(verdict.mistakes().stream(), verdict.samples().stream())
                .mapToInt(Seen::picture)
                .distinct()
                .forEach(index -> thumbnails.put(index, Part.of(() -> thumbnail(album, index, image))));
        return new Judged(verdict, thumbnails, on);
    }

    private static Thumbnail thumbnail(Album album, int index, Image image) {
        try {
            album.picture(index, Thumbnail.SIDE, image);
            return Thumbnail.of(image);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException e) { // a decoder's mistake costs a picture, not the page
            throw new DataException("picture " + index + " cannot be shown: " + e, e);
        }
    }
}
