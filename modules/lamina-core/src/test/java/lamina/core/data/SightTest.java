package lamina.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

class SightTest {

    /** What is shown is what batches have, in their order, with what is taken back of its scale. */
    @Test
    void sightsAreWhatTheLoaderDelivers() {
        Pipeline pipeline = Pictures.pipeline(new Pictures.Jitter(), new Less());
        List<List<Sight>> sights = Sight.training(Pictures.of(100), pipeline, 9, 3, 20, 2);
        try (Loader loader = new Loader(Pictures.of(100), pipeline, EpochPlan.training(100, 1, 20, 10, 2, 9))) {
            loader.start(3);
            Batch batch = loader.next();
            for (int row = 0; row < 20; row++) {
                Sight sight = sights.get(row).getFirst();
                assertEquals(batch.index(row), sight.index());
                assertEquals(batch.label(row), sight.label());
                assertEquals(3, sight.epoch());
                assertEquals(4, sights.get(row).getLast().epoch());
                assertEquals(Math.round(Pictures.sample(batch, row, 0) + 50), sight.samples()[0] & 0xFF);
            }
        }
    }

    @Test
    void evaluationShowsEveryView() {
        Pipeline pipeline = Pictures.pipeline(new Pictures.Views(3, 10));
        List<List<Sight>> sights = Sight.evaluation(Pictures.of(5), pipeline, 2);
        assertEquals(2, sights.size());
        assertEquals(List.of(0, 1, 2), sights.get(1).stream().map(Sight::view).toList());
        assertEquals(21, sights.get(1).get(2).samples()[0]);
    }

    /** Subtracts 50, and can take that back. */
    private record Less() implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            image.add(-50);
        }

        @Override
        public void restore(Image image) {
            image.add(50);
        }
    }
}
