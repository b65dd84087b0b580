package lamina.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.synthetic.SyntheticProvider;
import lamina.synthetic.SyntheticSettings;

/** Drawn pictures as JPEG files in memory: what a disk gives is not measured here. */
record Pictures(List<Encoded> files) implements Examples {
    static final int CLASSES = 1000; // an upper bound; the drawn ones have fewer

    /** Draws so many, [size, size] pixels each. */
    static Pictures draw(int count, int size) throws IOException {
        SyntheticSettings settings = new SyntheticSettings(size, count, 1, 1, true);
        List<Encoded> files = new ArrayList<>();
        try (var dataset = new SyntheticProvider().create(settings);
                Examples drawn = dataset.open(Split.TRAIN)) {
            for (int i = 0; i < count; i++) {
                files.add(drawn.read(i));
            }
        }
        return new Pictures(files);
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public Encoded read(int index) {
        return files.get(index);
    }
}
