package lamina.imagenet;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code imagenet}. */
public final class ImagenetProvider implements DatasetProvider<ImagenetSettings> {

    @Override
    public String type() {
        return "imagenet";
    }

    @Override
    public Class<ImagenetSettings> settings() {
        return ImagenetSettings.class;
    }

    @Override
    public Dataset create(ImagenetSettings settings) {
        return new ImagenetDataset(settings);
    }
}
