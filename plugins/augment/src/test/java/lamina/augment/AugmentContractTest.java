package lamina.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.testkit.AugmentationContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every augmentation keeps the contract. */
class AugmentContractTest {
    @Nested
    class RandomCrop extends AugmentationContract<RandomCropSettings> {
        @Override
        protected AugmentationProvider<RandomCropSettings> provider() {
            return new RandomCropProvider();
        }

        @Override
        protected RandomCropSettings settings() {
            return new RandomCropSettings(List.of(32, 40), 2, 1);
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.of(new Size(27, 60));
        }
    }

    @Nested
    class CenterCrop extends AugmentationContract<CenterCropSettings> {
        @Override
        protected AugmentationProvider<CenterCropSettings> provider() {
            return new CenterCropProvider();
        }

        @Override
        protected CenterCropSettings settings() {
            return new CenterCropSettings(List.of(32));
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.of(new Size(31, 60));
        }
    }

    @Nested
    class TenCrop extends AugmentationContract<TenCropSettings> {
        @Override
        protected AugmentationProvider<TenCropSettings> provider() {
            return new TenCropProvider();
        }

        @Override
        protected TenCropSettings settings() {
            return new TenCropSettings(List.of(32, 40));
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.of(new Size(60, 39));
        }
    }

    @Nested
    class Resize extends AugmentationContract<ResizeSettings> {
        @Override
        protected AugmentationProvider<ResizeSettings> provider() {
            return new ResizeProvider();
        }

        @Override
        protected ResizeSettings settings() {
            return new ResizeSettings(List.of(20, 70), Filter.AREA);
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.empty();
        }
    }

    @Nested
    class ResizeShortSide extends AugmentationContract<ResizeShortSideSettings> {
        @Override
        protected AugmentationProvider<ResizeShortSideSettings> provider() {
            return new ResizeShortSideProvider();
        }

        @Override
        protected ResizeShortSideSettings settings() {
            return new ResizeShortSideSettings(30, Filter.BICUBIC);
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.empty();
        }
    }

    @Nested
    class FlipHorizontal extends AugmentationContract<FlipHorizontalSettings> {
        @Override
        protected AugmentationProvider<FlipHorizontalSettings> provider() {
            return new FlipHorizontalProvider();
        }

        @Override
        protected FlipHorizontalSettings settings() {
            return new FlipHorizontalSettings(0.5, 1);
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.empty();
        }
    }

    @Nested
    class SubtractMean extends AugmentationContract<SubtractMeanSettings> {
        @Override
        protected AugmentationProvider<SubtractMeanSettings> provider() {
            return new SubtractMeanProvider();
        }

        @Override
        protected SubtractMeanSettings settings() {
            return new SubtractMeanSettings(
                    Optional.of(List.of(1.0, 2.0, 3.0)), Optional.empty(), Optional.empty(), List.of(2.0));
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.empty();
        }
    }

    @Nested
    class PcaColor extends AugmentationContract<PcaColorSettings> {
        @Override
        protected AugmentationProvider<PcaColorSettings> provider() {
            return new PcaColorProvider();
        }

        @Override
        protected PcaColorSettings settings() {
            return new PcaColorSettings(
                    List.of(50.0, 5.0, 1.0), List.of(0.6, 0.7, 0.4, 0.6, 0.0, -0.8, 0.6, -0.7, 0.4), 0.1);
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.empty();
        }
    }

    @Nested
    class UntilOne extends AugmentationContract<UntilSettings> {
        @Override
        protected AugmentationProvider<UntilSettings> provider() {
            return new UntilProvider();
        }

        @Override
        protected UntilSettings settings() {
            return new UntilSettings(
                    67, new RandomCropProvider().create(new RandomCropSettings(List.of(32, 40), 2, 1)));
        }

        @Override
        protected Optional<Size> refused() {
            return Optional.of(new Size(27, 60));
        }

        @Test
        void actsInTheFirstEpochsOnly() {
            Augmentation augmentation = create();
            assertTrue(augmentation.acts(1) && augmentation.acts(67));
            assertFalse(augmentation.acts(68));
            Augmentation chunks = new RandomCropProvider().create(new RandomCropSettings(List.of(32), 0, 32));
            assertEquals(32, provider().create(new UntilSettings(67, chunks)).together());
        }

        @Test
        void takesOneViewOnly() {
            Augmentation views = new TenCropProvider().create(new TenCropSettings(List.of(32, 40)));
            String message = assertThrows(IllegalArgumentException.class, () -> new UntilSettings(1, views))
                    .getMessage();
            assertTrue(message.contains("10 views"), message);
        }
    }
}
