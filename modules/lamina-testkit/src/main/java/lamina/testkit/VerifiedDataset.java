package lamina.testkit;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Split;
import org.opentest4j.TestAbortedException;

/** The contract of a dataset of which nothing is known but provider and settings: which splits it has is found by trying. */
final class VerifiedDataset<C extends Record> extends DatasetContract<C> {
    private final DatasetProvider<C> provider;
    private final C settings;

    VerifiedDataset(DatasetProvider<C> provider, C settings) {
        this.provider = provider;
        this.settings = settings;
    }

    @Override
    protected DatasetProvider<C> provider() {
        return provider;
    }

    @Override
    protected C settings() {
        return settings;
    }

    /** Those that can be opened: a dataset need not hold any back. */
    @Override
    protected List<Split> splits() {
        try (Dataset dataset = create()) {
            return Arrays.stream(Split.values())
                    .filter(split -> opens(dataset, split))
                    .toList();
        }
    }

    private static boolean opens(Dataset dataset, Split split) {
        try (var examples = dataset.open(split)) {
            return examples.size() > 0;
        } catch (DataException e) {
            if (split == Split.TRAIN) {
                throw new TestAbortedException("its data is not there, --set names it: " + e.getMessage());
            }
            return false;
        } catch (IOException | LaminaException e) {
            throw new AssertionError("opening " + split + " fails: " + e, e);
        }
    }

    @Override
    protected Optional<Absent<C>> absent() {
        throw new TestAbortedException("only its author knows which settings name files");
    }
}
