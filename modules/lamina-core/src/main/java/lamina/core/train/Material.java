package lamina.core.train;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import lamina.api.AssemblyException;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.core.RunSpec;
import lamina.core.data.Album;
import lamina.core.data.BadPictures;
import lamina.core.data.EpochPlan;
import lamina.core.data.Loader;
import lamina.core.data.Pipeline;
import lamina.core.data.Reading;
import lamina.core.data.Skipped;
import lamina.core.graph.Assembly;

/** What a session learns from and is judged by: the run's dataset, as its network wants the pictures. Used by one thread. */
final class Material implements AutoCloseable {
    private final RunSpec spec;
    private final List<Decoder> decoders;
    private final Assembly assembly;
    private Optional<List<String>> classes = Optional.empty(); // asked for once: a dataset may change while a run lasts

    /** @param decoders for a run that names none */
    Material(RunSpec spec, List<Decoder> decoders, Assembly assembly) {
        this.spec = spec;
        this.decoders = spec.decoders().orElse(decoders);
        this.assembly = assembly;
    }

    /** How many pictures there are, as training will open them. */
    Session.Pictures pictures() {
        long before = mapped();
        try (Examples training = open(Split.TRAIN);
                Examples held = open(Split.VALIDATION)) {
            int views = judging().views();
            boolean decoded =
                    training.size() > 0 && Reading.of(() -> training.read(0)).format() instanceof Encoded.File;
            return new Session.Pictures(training.size(), held.size(), views, mapped() - before, decoded);
        }
    }

    /** Bytes of all files that are mapped by this process's Java. */
    private static long mapped() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("mapped"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** The names of the dataset's classes, as many as the network tells apart. */
    List<String> classes() {
        List<String> names = classes.orElseGet(this::checkedClasses);
        classes = Optional.of(names);
        return names;
    }

    private List<String> checkedClasses() {
        List<String> names = Reading.of(() -> spec.data().classes());
        String last = spec.layers().getLast().name();
        if (names.size() == 1) {
            throw new DataException(
                    "the dataset has one class, %s, so there is nothing to tell apart: everything would be right from the first step on. Add pictures of another class"
                            .formatted(names.getFirst()));
        }
        if (names.size() != assembly.classes()) {
            throw new AssemblyException(
                    "the dataset has %d classes, but the last layer, %s, yields %d scores: give it as many, --set layers.%s.units=%d if it is dense"
                            .formatted(names.size(), last, assembly.classes(), last, names.size()));
        }
        return names;
    }

    Examples open(Split split) {
        return Reading.of(() -> spec.data().open(split));
    }

    /** A split as it is, without augmentations. */
    Album album(Split split) {
        return new Album(open(split), pipeline(List.of()));
    }

    /**
     * The batches of a training.
     *
     * @param skipped damaged pictures that were met before
     */
    Loader training(Examples examples, List<Skipped> skipped) {
        Pipeline pipeline = pipeline(spec.augment().train());
        EpochPlan plan = EpochPlan.training(
                examples.size(), pipeline.views(), assembly.batch(), classes().size(), loaders(), spec.seed());
        return new Loader(examples, pipeline, plan, new BadPictures(spec.train().badItems(), skipped));
    }

    /** The batches of an evaluation of the first pictures. */
    Loader evaluation(Examples examples, int pictures) {
        Pipeline pipeline = judging();
        EpochPlan plan = EpochPlan.evaluation(
                Math.min(pictures, examples.size()),
                pipeline.views(),
                assembly.batch(),
                classes().size(),
                loaders());
        return new Loader(examples, pipeline, plan);
    }

    /** The way of a picture that is judged or predicted. */
    Pipeline judging() {
        return pipeline(spec.augment().evaluate());
    }

    /** The same, for pictures of any size. */
    Pipeline judging(String advice) {
        return new Pipeline(decoders, spec.augment().evaluate(), assembly.picture(), spec.seed(), advice);
    }

    private Pipeline pipeline(List<Augmentation> augmentations) {
        return new Pipeline(decoders, augmentations, assembly.picture(), spec.seed());
    }

    int loaders() {
        return spec.train().loaders();
    }

    @Override
    public void close() {
        spec.data().close();
    }
}
