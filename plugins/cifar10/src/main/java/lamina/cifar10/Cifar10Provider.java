package lamina.cifar10;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code cifar10}. */
public final class Cifar10Provider implements DatasetProvider<Cifar10Settings> {

    @Override
    public String type() {
        return "cifar10";
    }

    @Override
    public Class<Cifar10Settings> settings() {
        return Cifar10Settings.class;
    }

    @Override
    public Dataset create(Cifar10Settings settings) {
        return new Cifar10Dataset(settings.root());
    }
}
