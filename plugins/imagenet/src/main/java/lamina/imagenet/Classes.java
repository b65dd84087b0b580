package lamina.imagenet;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.storage.ClassList;

/**
 * What labels mean.
 *
 * @param list the classes in the order of the labels
 * @param devkit numbers them too, if it is there
 * @param some whether these are only some of the classes, so that pictures of others are passed over
 */
record Classes(ClassList list, Optional<Devkit> devkit, boolean some) {

    /**
     * As the settings have them.
     *
     * @return empty if nothing tells them but the folders and archives of the training pictures
     * @throws DataException if what tells them is missing
     */
    static Optional<Classes> of(ImagenetSettings settings) throws IOException {
        Places places = new Places(settings);
        Optional<Devkit> devkit = Optional.empty();
        if (places.devkit().isPresent()) {
            devkit = Optional.of(Devkit.read(places.devkit().get()));
        }
        if (settings.classes().isPresent()) {
            return Optional.of(new Classes(ClassList.read(settings.classes().get()), devkit, true));
        }
        Order order = settings.order().orElse(Order.WNID);
        if (devkit.isPresent()) {
            return Optional.of(new Classes(list(devkit.get(), order), devkit, false));
        }
        if (order == Order.DEVKIT) {
            throw new DataException(
                    "the order 'devkit' needs the development kit, and %s has neither %s in it: put it there, or name it as the dataset's 'devkit'"
                            .formatted(settings.root().toAbsolutePath(), String.join(" nor ", places.devkits())));
        }
        return Optional.empty();
    }

    /** Those that the training pictures have told. */
    static Classes found(List<String> names, String where) {
        return new Classes(new ClassList(names, where), Optional.empty(), false);
    }

    private static ClassList list(Devkit devkit, Order order) {
        Comparator<Synset> by =
                order == Order.WNID ? Comparator.comparing(Synset::wnid) : Comparator.comparingInt(Synset::number);
        Stream<String> names = devkit.synsets().stream().sorted(by).map(Synset::name);
        return new ClassList(names.toList(), "the development kit");
    }

    /**
     * The label of a WordNet id; empty if it is none of these classes.
     *
     * @param where for messages
     * @throws DataException if it is no class at all
     */
    OptionalInt label(String wnid, String where) {
        OptionalInt label = list.label(wnid);
        if (label.isEmpty() && !some) {
            throw new DataException(
                    "%s: %s is none of the %d classes, from %s to %s. Correct the name, or give the dataset a list of 'classes'"
                            .formatted(
                                    where,
                                    wnid,
                                    list.size(),
                                    list.names().getFirst(),
                                    list.names().getLast()));
        }
        return label;
    }

    /** The label of a class's number in the development kit. */
    OptionalInt label(int number, String where) {
        List<Synset> synsets = devkit.map(Devkit::synsets).orElse(List.of());
        if (number < 1 || number > synsets.size()) {
            throw new DataException("%s names the class number %d, but the development kit has 1 to %d"
                    .formatted(where, number, synsets.size()));
        }
        return label(synsets.get(number - 1).wnid(), where);
    }
}
