package lamina.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/** Draws on demand; opens nothing. */
final class SyntheticDataset implements Dataset {
    private final SyntheticSettings settings;

    SyntheticDataset(SyntheticSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> classes() {
        return Stream.of(Figure.values())
                .map(figure -> figure.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public Examples open(Split split) {
        return new SyntheticExamples(settings, split);
    }
}
