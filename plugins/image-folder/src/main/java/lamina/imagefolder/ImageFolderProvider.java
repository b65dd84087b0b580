package lamina.imagefolder;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code image-folder}. */
public final class ImageFolderProvider implements DatasetProvider<ImageFolderSettings> {

    @Override
    public String type() {
        return "image-folder";
    }

    @Override
    public Class<ImageFolderSettings> settings() {
        return ImageFolderSettings.class;
    }

    @Override
    public Dataset create(ImageFolderSettings settings) {
        return new ImageFolderDataset(settings);
    }
}
