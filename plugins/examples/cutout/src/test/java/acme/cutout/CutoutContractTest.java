package acme.cutout;

import java.util.Optional;
import lamina.api.data.AugmentationProvider;
import lamina.testkit.AugmentationContract;

/** Cutout keeps the contract of augmentations. */
class CutoutContractTest extends AugmentationContract<CutoutSettings> {

    @Override
    protected AugmentationProvider<CutoutSettings> provider() {
        return new CutoutProvider();
    }

    @Override
    protected CutoutSettings settings() {
        return new CutoutSettings(9, 0);
    }

    @Override
    protected Optional<Size> refused() {
        return Optional.empty(); // takes any picture
    }
}
