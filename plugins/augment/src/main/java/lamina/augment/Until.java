package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/** An augmentation that is switched off after some epochs. It names no size of interest: what it wraps does not see every picture. */
record Until(int epoch, Augmentation augmentation) implements Augmentation {

    @Override
    public boolean acts(int now) {
        return now <= epoch && augmentation.acts(now);
    }

    @Override
    public int together() {
        return augmentation.together();
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        augmentation.apply(image, view, random);
    }
}
