package lamina.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.Provider;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.graph.InitializerProvider;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.LossProvider;
import lamina.api.train.OptimizerProvider;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.ScheduleProvider;
import org.opentest4j.TestAbortedException;

/** The contracts, for plugins of which nothing is known but provider and settings. What only an author knows aborts the rule that asks. */
final class Verified {
    private Verified() {}

    /** What holds for every plugin, whatever it makes. */
    static final class OfAnything<C extends Record, T> extends ProviderContract<C, T> {
        private final Provider<C, T> provider;
        private final C settings;

        OfAnything(Provider<C, T> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected Provider<C, T> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }
    }

    static final class OfLayer<C extends Record> extends LayerContract<C> {
        private final LayerProvider<C> provider;
        private final C settings;
        private final TrialShapes shapes;

        OfLayer(LayerProvider<C> provider, C settings, TrialShapes shapes) {
            this.provider = provider;
            this.settings = settings;
            this.shapes = shapes;
        }

        @Override
        protected LayerProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }

        @Override
        protected List<Shape> inputs() {
            return shapes.inputs();
        }

        @Override
        protected Optional<List<Shape>> refused() {
            return shapes.mustRefuse();
        }
    }

    static final class OfLoss<C extends Record> extends LossContract<C> {
        private final LossProvider<C> provider;
        private final C settings;

        OfLoss(LossProvider<C> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected LossProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }
    }

    static final class OfOptimizer<C extends Record> extends OptimizerContract<C> {
        private final OptimizerProvider<C> provider;
        private final C settings;

        OfOptimizer(OptimizerProvider<C> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected OptimizerProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }
    }

    static final class OfSchedule<C extends Record> extends ScheduleContract<C> {
        private final ScheduleProvider<C> provider;
        private final C settings;

        OfSchedule(ScheduleProvider<C> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected ScheduleProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }
    }

    static final class OfInitializer<C extends Record> extends InitializerContract<C> {
        private final InitializerProvider<C> provider;
        private final C settings;

        OfInitializer(InitializerProvider<C> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected InitializerProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }

        @Override
        protected double mean() {
            throw new TestAbortedException("only its author knows the mean that it should have");
        }

        @Override
        protected double deviation() {
            throw new TestAbortedException("only its author knows the deviation that it should have");
        }
    }

    static final class OfAugmentation<C extends Record> extends AugmentationContract<C> {
        private static final Size TINY = new Size(1, 1);

        private final AugmentationProvider<C> provider;
        private final C settings;

        OfAugmentation(AugmentationProvider<C> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected AugmentationProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }

        /** Large, for one that crops as much as networks take; else a small one. */
        @Override
        protected Size picture() {
            return takes(super.picture()) ? super.picture() : new Size(261, 301);
        }

        @Override
        protected Optional<Size> refused() {
            if (takes(TINY)) {
                throw new TestAbortedException("it takes pictures of one pixel, so perhaps any");
            }
            return Optional.of(TINY);
        }

        private boolean takes(Size size) {
            Augmentation augmentation = create();
            Image image = Image.empty().reshape(size.height(), size.width(), 3);
            Arrays.fill(image.pixels(), 0, image.size(), 128);
            try {
                augmentation.apply(image, 0, new SplittableRandom(1));
                return true;
            } catch (RuntimeException e) { // a DataException, or what rule A5 will complain of
                return false;
            }
        }
    }

    static final class OfDataset<C extends Record> extends DatasetContract<C> {
        private final DatasetProvider<C> provider;
        private final C settings;

        OfDataset(DatasetProvider<C> provider, C settings) {
            this.provider = provider;
            this.settings = settings;
        }

        @Override
        protected DatasetProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }

        /** Those that can be opened: a dataset need not hold any back. */
        @Override
        protected List<Split> splits() {
            try (Dataset dataset = create()) {
                return Arrays.stream(Split.values())
                        .filter(split -> opens(dataset, split))
                        .toList();
            }
        }

        private static boolean opens(Dataset dataset, Split split) {
            try (var examples = dataset.open(split)) {
                return examples.size() > 0;
            } catch (DataException e) {
                if (split == Split.TRAIN) {
                    throw new TestAbortedException("its data is not there, --set names it: " + e.getMessage());
                }
                return false;
            } catch (IOException | LaminaException e) {
                throw new AssertionError("opening " + split + " fails: " + e, e);
            }
        }

        @Override
        protected Optional<Absent<C>> absent() {
            throw new TestAbortedException("only its author knows which settings name files");
        }
    }

    static final class OfListener<C extends Record> extends RunListenerContract<C> {
        private final RunListenerProvider<C> provider;
        private final C settings;

        OfListener(RunListenerProvider<C> provider, C settings, Path runs) {
            this.provider = provider;
            this.settings = settings;
            this.runs = runs;
        }

        @Override
        protected RunListenerProvider<C> provider() {
            return provider;
        }

        @Override
        protected C settings() {
            return settings;
        }
    }
}
