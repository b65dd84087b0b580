package lamina.core.survey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.core.data.BadPicture;
import lamina.core.data.Preparation;

/** Looks for {@link Faults}, split by split. */
final class Examination {
    private final Preparation preparation;
    private final List<String> names;
    private final boolean pixels;
    private final Twins stored = new Twins();
    private final Twins shown = new Twins();
    private final int[] classes;
    private boolean whole = true;
    private final Map<Split, Integer> pictures = new EnumMap<>(Split.class);
    private final Map<String, Integer> formats = new TreeMap<>();
    private final Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
    private final List<Fault> listed = new ArrayList<>();

    Examination(Preparation preparation, List<String> names, boolean pixels) {
        this.preparation = preparation;
        this.names = names;
        this.pixels = pixels;
        this.classes = new int[names.size()];
    }

    /** Begins a split. */
    Ward enter(Split split, Examples examples, int size) {
        whole &= size == examples.size();
        stored.enter(split, size);
        shown.enter(split, size);
        return new Ward(split, examples, pictures.isEmpty());
    }

    /** Where pictures are that are the same, by what they show if that was wanted. */
    List<List<Twins.Place>> twins() {
        return (pixels ? shown : stored).groups(Faults.LISTED);
    }

    Faults faults(List<Faults.Group> groups) {
        int twice = stored.repeats();
        return new Faults(
                Map.copyOf(pictures),
                whole,
                Map.copyOf(formats),
                Map.copyOf(counts),
                List.copyOf(listed),
                twice,
                pixels ? shown.repeats() - twice : 0,
                groups,
                IntStream.range(0, classes.length)
                        .mapToObj(label -> new Statistics.ClassCount(names.get(label), classes[label]))
                        .toList());
    }

    /** What a picture is known by. */
    private record Mark(int index, long stored, long shown) {}

    /** What some pictures of a split come to. */
    static final class Block {
        private final Image image = Image.empty();
        private final List<Fault> faults = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        private final Map<String, Integer> formats = new TreeMap<>();
        private final List<Integer> labels = new ArrayList<>();
        private int pictures;
    }

    /** A split under examination: {@link #visit} on several threads, {@link #add} on one. */
    final class Ward {
        private final Split split;
        private final Examples examples;
        private final boolean counted;

        private Ward(Split split, Examples examples, boolean counted) {
            this.split = split;
            this.examples = examples;
            this.counted = counted;
        }

        Block block() {
            return new Block();
        }

        void visit(int index, Block block) {
            block.pictures++;
            try {
                look(index, preparation.read(examples, index), block);
            } catch (BadPicture e) {
                block.faults.add(new Fault(split, index, e.name(), Fault.Kind.DAMAGED, e.getMessage()));
            }
        }

        private void look(int index, Encoded encoded, Block block) {
            block.formats.merge(FileFormat.name(encoded), 1, Integer::sum);
            block.labels.add(encoded.label());
            Picture picture = new Picture(split, index, encoded);
            block.faults.addAll(picture.outside(names.size()));
            long mark = Twins.mark(encoded);
            try {
                preparation.apply(encoded, index, block.image);
                block.marks.add(new Mark(index, mark, pixels ? Twins.mark(block.image) : mark));
                if (!picture.ends()) {
                    block.faults.add(picture.fault(Fault.Kind.NO_END, "decoded all the same"));
                }
            } catch (BadPicture e) {
                block.marks.add(new Mark(index, mark, mark));
                block.faults.add(picture.undecoded(e.getMessage()));
            }
        }

        void add(Block block) {
            pictures.merge(split, block.pictures, Integer::sum);
            block.formats.forEach((format, count) -> formats.merge(format, count, Integer::sum));
            for (Fault fault : block.faults) {
                if (counts.merge(fault.kind(), 1, Integer::sum) <= Faults.LISTED) {
                    listed.add(fault);
                }
            }
            for (Mark mark : block.marks) {
                stored.add(split, mark.index(), mark.stored());
                shown.add(split, mark.index(), mark.shown());
            }
            if (counted) {
                block.labels.stream()
                        .filter(label -> label >= 0 && label < classes.length)
                        .forEach(label -> classes[label]++);
            }
        }
    }
}
