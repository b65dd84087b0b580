package lamina.core.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.core.RunSpec;
import lamina.core.data.BadPicture;
import lamina.core.data.BadPictures;
import lamina.core.data.Preparation;
import lamina.core.data.Reading;

/**
 * Looks at all pictures of a split. What is empty was stopped before the end.
 *
 * @param dataset whose pictures; not closed here
 * @param split which of them
 * @param decoders those to choose from
 * @param chain what is done to a picture; its first steps, which only prepare ({@link Augmentation#prepares}), are done here too
 * @param limit at most so many pictures, the first ones
 * @param badItems how many damaged pictures are left out before it is an error
 * @param threads that work; 0: one for each processor
 */
public record Survey(
        Dataset dataset,
        Split split,
        List<Decoder> decoders,
        List<Augmentation> chain,
        int limit,
        int badItems,
        int threads) {

    /** Copies the lists. */
    public Survey {
        decoders = List.copyOf(decoders);
        chain = List.copyOf(chain);
        threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /**
     * Of a run's training pictures.
     *
     * @param decoders those installed, for a run that names none
     */
    public static Survey of(RunSpec run, List<Decoder> decoders) {
        return new Survey(
                run.data(),
                Split.TRAIN,
                run.decoders().orElse(decoders),
                run.augment().train(),
                Integer.MAX_VALUE,
                run.train().badItems(),
                run.train().loaders());
    }

    /** The same with the first pictures only. */
    public Survey limited(int pictures) {
        return new Survey(dataset, split, decoders, chain, pictures, badItems, threads);
    }

    /** The same, leaving out up to so many damaged pictures. */
    public Survey leaving(int damaged) {
        return new Survey(dataset, split, decoders, chain, limit, damaged, threads);
    }

    /** The same of another split. */
    public Survey on(Split other) {
        return new Survey(dataset, other, decoders, chain, limit, badItems, threads);
    }

    /**
     * The mean picture, of pictures as they are before chance changes them.
     *
     * @throws DataException if they are not of one size, or too many are damaged
     */
    public Optional<MeanPicture> mean(Going going) {
        BadPictures bad = new BadPictures(badItems, List.of());
        Preparation preparation = new Preparation(decoders, chain);
        return gather(
                        preparation,
                        MeanSum::new,
                        (encoded, image, sum) -> sum.add(image, encoded.name()),
                        MeanSum::add,
                        bad,
                        going)
                .map(sum -> sum.mean(bad.all()));
    }

    /**
     * The principal components of the colours, of pictures as they are before chance changes them.
     *
     * @throws DataException if pictures have no colours, or too many are damaged
     */
    public Optional<ColourAxes> colours(Going going) {
        BadPictures bad = new BadPictures(badItems, List.of());
        Preparation preparation = new Preparation(decoders, chain);
        return gather(preparation, Moments::new, Survey::coloured, Moments::add, bad, going)
                .map(moments -> ColourAxes.of(moments, bad.all()));
    }

    private static void coloured(Encoded encoded, Image image, Moments moments) {
        if (image.channels() != 3) {
            throw new DataException("%s has %d channel: there are no components of colours where there is no colour"
                    .formatted(encoded.name(), image.channels()));
        }
        moments.add(image);
    }

    /**
     * Sizes, formats, classes, and the mean and deviation of each channel, of pictures as they are decoded.
     *
     * @throws DataException if too many are damaged
     */
    public Optional<Statistics> statistics(Going going) {
        BadPictures bad = new BadPictures(badItems, List.of());
        List<String> classes = Reading.of(dataset::classes);
        return gather(
                        new Preparation(decoders, List.of()),
                        () -> new Census(classes.size()),
                        (encoded, image, census) -> census.add(encoded, image),
                        Census::add,
                        bad,
                        going)
                .map(census -> census.statistics(classes, bad.all()));
    }

    /**
     * What is wrong with the pictures of some splits; nothing that is wrong with them ends it.
     *
     * @param splits which, one after the other
     * @param pixels whether to look for pictures that are decoded to the same samples too, stored differently
     */
    public Optional<Faults> faults(List<Split> splits, boolean pixels, Going going) {
        List<String> classes = Reading.of(dataset::classes);
        Examination examination = new Examination(new Preparation(decoders, List.of()), classes, pixels);
        for (Split each : splits) {
            try (Examples examples = Reading.of(() -> dataset.open(each))) {
                Sweep sweep = new Sweep(Math.min(limit, examples.size()), threads);
                Examination.Ward ward = examination.enter(each, examples, sweep.size());
                if (!sweep.run(ward::block, ward::visit, ward::add, going)) {
                    return Optional.empty();
                }
            }
        }
        return named(splits, examination.twins(), going).map(examination::faults);
    }

    /** With the names of the pictures, which were not kept while millions were looked at. */
    private Optional<List<Faults.Group>> named(List<Split> splits, List<List<Twins.Place>> groups, Going going) {
        Map<Twins.Place, Faults.Twin> twins = new HashMap<>();
        for (Split each : splits) {
            List<Twins.Place> places = groups.stream()
                    .flatMap(List::stream)
                    .filter(at -> at.split() == each)
                    .toList();
            try (Examples examples = Reading.of(() -> dataset.open(each))) {
                for (Twins.Place at : places) {
                    if (going.stop().getAsBoolean()) {
                        return Optional.empty();
                    }
                    Encoded encoded = Reading.of(() -> examples.read(at.index()));
                    twins.put(at, new Faults.Twin(each, encoded.name(), encoded.label()));
                }
            }
        }
        return Optional.of(groups.stream()
                .map(places -> new Faults.Group(places.stream().map(twins::get).toList()))
                .toList());
    }

    /** Adds a picture to a sum. */
    private interface Adding<S> {
        void add(Encoded encoded, Image image, S sum);
    }

    /** What a block of pictures comes to. */
    private record Block<S>(S sum, Image image, List<BadPicture> bad) {}

    private <S> Optional<S> gather(
            Preparation preparation,
            Supplier<S> empty,
            Adding<S> adding,
            BiConsumer<S, S> merge,
            BadPictures bad,
            Going going) {
        try (Examples examples = Reading.of(() -> dataset.open(split))) {
            S whole = empty.get();
            Sweep sweep = new Sweep(Math.min(limit, examples.size()), threads);
            boolean complete = sweep.run(
                    () -> new Block<>(empty.get(), Image.empty(), new ArrayList<>()),
                    (index, block) -> visit(preparation, examples, index, adding, block),
                    block -> {
                        bad.add(block.bad());
                        merge.accept(whole, block.sum());
                    },
                    going);
            if (sweep.size() == bad.count()) {
                throw new DataException("the split " + split + " has no picture that could be looked at");
            }
            return complete ? Optional.of(whole) : Optional.empty();
        }
    }

    private static <S> void visit(
            Preparation preparation, Examples examples, int index, Adding<S> adding, Block<S> block) {
        try {
            Encoded encoded = preparation.read(examples, index);
            preparation.apply(encoded, index, block.image());
            adding.add(encoded, block.image(), block.sum());
        } catch (BadPicture e) {
            block.bad().add(e);
        }
    }
}
