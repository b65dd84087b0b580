package lamina.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Image;
import org.opentest4j.TestAbortedException;

/** The contract of an augmentation of which nothing is known but provider and settings: what it takes is found by trying. */
final class VerifiedAugmentation<C extends Record> extends AugmentationContract<C> {
    private static final Size TINY = new Size(1, 1);

    private final AugmentationProvider<C> provider;
    private final C settings;

    VerifiedAugmentation(AugmentationProvider<C> provider, C settings) {
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
