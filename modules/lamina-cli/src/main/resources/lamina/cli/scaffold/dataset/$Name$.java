package $package$;

import java.util.List;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/**
 * The dataset. Making it touches no file; one that reads files looks for them in {@link #open}, and says where in a
 * {@code DataException} if they are not there.
 *
 * @param settings how many pictures, and how large
 */
record $Name$($Name$Settings settings) implements Dataset {

    @Override
    public List<String> classes() {
        return List.of("level", "upright", "slanted");
    }

    @Override
    public Examples open(Split split) {
        return new $Name$Pictures(split, split == Split.TRAIN ? settings.train() : settings.validation(), settings.size());
    }
}
