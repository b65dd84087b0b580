package lamina.core.survey;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.core.data.Skipped;

/** Counts what {@link Statistics} tells. Sizes are counted by size, so that memory does not grow with the number of pictures. */
final class Census {
    private final int[] classes;
    private final Moments moments = new Moments();
    private final Map<String, Integer> formats = new TreeMap<>();
    private final TreeMap<Integer, Integer> heights = new TreeMap<>();
    private final TreeMap<Integer, Integer> widths = new TreeMap<>();
    private final TreeMap<Integer, Integer> shorter = new TreeMap<>();
    private int pictures;
    private int grey;
    private long bytes;

    Census(int classes) {
        this.classes = new int[classes];
    }

    void add(Encoded encoded, Image image) {
        moments.add(image);
        formats.merge(FileFormat.name(encoded), 1, Integer::sum);
        heights.merge(image.height(), 1, Integer::sum);
        widths.merge(image.width(), 1, Integer::sum);
        shorter.merge(Math.min(image.height(), image.width()), 1, Integer::sum);
        pictures++;
        grey += grey(image) ? 1 : 0;
        bytes += encoded.bytes().byteSize();
        if (encoded.label() >= 0 && encoded.label() < classes.length) {
            classes[encoded.label()]++;
        }
    }

    void add(Census other) {
        moments.add(other.moments);
        other.formats.forEach((format, count) -> formats.merge(format, count, Integer::sum));
        merge(heights, other.heights);
        merge(widths, other.widths);
        merge(shorter, other.shorter);
        for (int label = 0; label < classes.length; label++) {
            classes[label] += other.classes[label];
        }
        pictures += other.pictures;
        grey += other.grey;
        bytes += other.bytes;
    }

    private static void merge(Map<Integer, Integer> into, Map<Integer, Integer> from) {
        from.forEach((size, count) -> into.merge(size, count, Integer::sum));
    }

    private static boolean grey(Image image) {
        if (image.channels() == 1) {
            return true;
        }
        float[] samples = image.pixels(); // widened only now, when everything else is done
        for (int i = 0; i < image.size(); i += 3) {
            if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) {
                return false;
            }
        }
        return true;
    }

    int pictures() {
        return pictures;
    }

    Statistics statistics(List<String> names, List<Skipped> skipped) {
        int channels = moments.channels();
        return new Statistics(
                pictures,
                moments.pixels(),
                bytes,
                Map.copyOf(formats),
                grey,
                range(heights),
                range(widths),
                range(shorter),
                IntStream.range(0, classes.length)
                        .mapToObj(label -> new Statistics.ClassCount(names.get(label), classes[label]))
                        .toList(),
                IntStream.range(0, channels).mapToObj(moments::mean).toList(),
                IntStream.range(0, channels).mapToObj(moments::deviation).toList(),
                skipped);
    }

    private Statistics.Range range(SortedMap<Integer, Integer> sizes) {
        int before = 0;
        int median = sizes.firstKey();
        for (Map.Entry<Integer, Integer> size : sizes.entrySet()) {
            if (before <= pictures / 2) {
                median = size.getKey();
            }
            before += size.getValue();
        }
        return new Statistics.Range(sizes.firstKey(), median, sizes.lastKey());
    }
}
