package lamina.imagenet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.IndexListener;
import lamina.api.data.Split;
import lamina.storage.ArchiveExamples;
import lamina.storage.ExampleIndex;
import lamina.storage.HeldBack;
import lamina.storage.IndexCache;

/** The splits of a challenge, each with an index of its own. */
final class ImagenetDataset implements Dataset {
    private final ImagenetSettings settings;
    private volatile IndexListener listener = IndexListener.NONE;

    ImagenetDataset(ImagenetSettings settings) {
        this.settings = settings;
    }

    @Override
    public void tell(IndexListener hears) {
        listener = hears;
    }

    @Override
    public List<String> classes() throws IOException {
        Optional<Classes> known = Classes.of(settings);
        return known.isPresent() ? known.get().list().names() : found();
    }

    /** The classes where nothing but the training pictures tells them. */
    private List<String> found() throws IOException {
        try (ExampleIndex index = finding(new Places(settings).train())) {
            return index.tail().classes();
        }
    }

    /** The index of the training pictures where nothing else tells the classes: these are in it too. */
    private ExampleIndex finding(Path place) throws IOException {
        Listing listing = new Listing(place);
        String key = key(Split.TRAIN, place, "as found", Optional.empty());
        return new IndexCache(file(Split.TRAIN, key), key, listing.sources())
                .open(
                        into -> {
                            FoundLabels labels = new FoundLabels();
                            new Cataloguer(labels, wanted(Split.TRAIN), into).run(listing, settings.heldBack() == 0);
                            into.relabel(labels.places());
                            return labels.sorted();
                        },
                        listener);
    }

    @Override
    public Examples open(Split split) throws IOException {
        Places places = new Places(settings);
        Path place = switch (split) {
            case TRAIN -> places.train();
            case VALIDATION -> settings.heldBack() > 0 ? places.train() : places.validation();
            case TEST -> places.test();
        };
        Optional<Classes> known = Classes.of(settings);
        if (known.isEmpty() && split == Split.TRAIN) {
            return new ArchiveExamples(finding(place));
        }
        Classes classes = known.isPresent() ? known.get() : Classes.found(found(), "the dataset");
        Optional<GroundTruth> truth = switch (split) {
            case TRAIN -> Optional.empty();
            case VALIDATION ->
                settings.heldBack() > 0 ? Optional.empty() : classes.devkit().flatMap(Devkit::truth);
            case TEST -> testLabels(places);
        };
        Listing listing = new Listing(place);
        String key = key(split, place, classes.list().names().toString(), truth);
        boolean everyClass = split == Split.TRAIN && settings.heldBack() == 0;
        return new ArchiveExamples(new IndexCache(file(split, key), key, listing.sources())
                .open(
                        into -> {
                            new Cataloguer(new KnownLabels(classes, truth), wanted(split), into)
                                    .run(listing, everyClass);
                            return List.of(); // they are known
                        },
                        listener));
    }

    private Optional<GroundTruth> testLabels(Places places) throws IOException {
        Path file = places.testLabels()
                .orElseThrow(() -> new DataException(
                        settings.year() == 2012
                                ? "the classes of the test pictures of 2012 were never published: judge on the split 'validation'"
                                : "%s has no ILSVRC2010_test_ground_truth.txt in it: put it there, or name it as the dataset's 'testLabels'"
                                        .formatted(settings.root().toAbsolutePath())));
        return Optional.of(GroundTruth.read(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString()));
    }

    private Predicate<String> wanted(Split split) {
        return settings.heldBack() == 0 || split == Split.TEST
                ? picture -> true
                : picture -> HeldBack.is(picture, settings.heldBack()) == (split == Split.VALIDATION);
    }

    /** All that an index depends on but the archives themselves. */
    private String key(Split split, Path place, String classes, Optional<GroundTruth> truth) {
        return "imagenet %s of %s, held back %s, classes %s, truth %08x"
                .formatted(
                        split,
                        place.toAbsolutePath(),
                        settings.heldBack(),
                        classes,
                        truth.map(labels -> labels.numbers().hashCode()).orElse(0));
    }

    private Path file(Split split, String key) {
        CRC32 sum = new CRC32();
        sum.update(key.getBytes(StandardCharsets.UTF_8));
        String name = "imagenet-%s-%08x.index".formatted(split.name().toLowerCase(Locale.ROOT), sum.getValue());
        return settings.cache()
                .orElseGet(() -> settings.root().resolve(".lamina"))
                .resolve(name);
    }
}
