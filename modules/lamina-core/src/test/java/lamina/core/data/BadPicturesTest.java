package lamina.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BadPicturesTest {
    private static final Set<Integer> DAMAGED = Set.of(3, 17, 18, 42, 99);

    private static Pictures damaged(Set<Integer> which) {
        return new Pictures(100, index -> {
            if (which.contains(index)) {
                throw new DataException("picture-" + index + " is damaged");
            }
        });
    }

    private static Loader training(Examples examples, int threads, BadPictures bad) {
        return Pictures.training(examples, Pictures.pipeline(new Pictures.Jitter()), 10, threads, bad);
    }

    private static int example(String row) {
        return Integer.parseInt(row.split("/")[0]);
    }

    @Test
    void aDamagedPictureGivesItsPlaceToTheNextSoundOneInTheOrderOfTheEpoch() {
        int[] order = new int[100];
        Permutation.fill(order, 1, 1);
        List<Integer> expected = IntStream.range(0, 100)
                .map(place -> IntStream.iterate(place, i -> (i + 1) % 100)
                        .map(i -> order[i])
                        .filter(index -> !DAMAGED.contains(index))
                        .findFirst()
                        .orElseThrow())
                .boxed()
                .toList();
        try (Loader loader = training(damaged(DAMAGED), 2, new BadPictures(5, List.of()))) {
            List<String> rows = Pictures.epoch(loader, 1);
            rows.removeIf("--"::equals);
            assertEquals(expected, rows.stream().map(BadPicturesTest::example).toList());
            assertEquals(
                    DAMAGED, loader.bad().all().stream().map(Skipped::index).collect(Collectors.toSet()));
        }
    }

    @Test
    void theLastOnesInTheOrderTakeFromItsBeginning() {
        int[] order = new int[100];
        Permutation.fill(order, 1, 1);
        try (Loader loader = training(damaged(Set.of(order[98], order[99])), 2, new BadPictures(2, List.of()))) {
            List<String> rows = Pictures.epoch(loader, 1);
            rows.removeIf("--"::equals);
            assertEquals(rows.get(0), rows.get(98));
            assertEquals(rows.get(0), rows.get(99));
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBatchesAndCountsInTheSameOrder() {
        List<List<String>> found = new ArrayList<>();
        List<List<Skipped>> counted = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            try (Loader loader = training(damaged(DAMAGED), threads, new BadPictures(5, List.of()))) {
                List<String> rows = new ArrayList<>(Pictures.epoch(loader, 1));
                rows.addAll(Pictures.epoch(loader, 2));
                found.add(rows);
                counted.add(loader.bad().all());
            }
        }
        assertEquals(found.get(0), found.get(1));
        assertEquals(found.get(0), found.get(2));
        assertEquals(counted.get(0), counted.get(1));
        assertEquals(counted.get(0), counted.get(2));
        assertEquals(5, counted.get(0).size(), "each once, though two epochs met them");
    }

    /** It counts what was delivered: workers are ahead, and see the last one long before. */
    @Test
    void theRunStopsWithTheBatchThatHasOneTooMany() {
        List<Integer> batches = new ArrayList<>();
        for (int threads : new int[] {1, 4}) {
            try (Loader loader = training(damaged(DAMAGED), threads, new BadPictures(3, List.of()))) {
                loader.start(1);
                DataException e = assertThrows(DataException.class, () -> {
                    while (loader.hasNext()) {
                        loader.next();
                        assertTrue(loader.bad().count() <= 3);
                    }
                });
                batches.add(loader.bad().count());
                assertTrue(e.getMessage().contains("the 3 that \"train.badItems\""), e.getMessage());
                assertTrue(e.getMessage().contains("picture-") && e.getMessage().contains("4 are: "), e.getMessage());
            }
        }
        assertEquals(List.of(4, 4), batches);
    }

    @Test
    void thoseOfBeforeCountToo() {
        List<Skipped> before = List.of(new Skipped(3, "picture-3", "was damaged"), new Skipped(50, "picture-50", "?"));
        BadPictures bad = new BadPictures(6, before);
        try (Loader loader = training(damaged(DAMAGED), 2, bad)) {
            Pictures.epoch(loader, 1);
        }
        assertEquals(6, bad.count());
        assertEquals(before, bad.all().subList(0, 2));
        BadPictures fewer = new BadPictures(5, before);
        try (Loader loader = training(damaged(DAMAGED), 2, fewer)) {
            assertThrows(DataException.class, () -> Pictures.epoch(loader, 1));
        }
    }

    @Test
    void withoutLeaveTheFirstOneStopsTheRunWithItsOwnReason() {
        try (Loader loader = training(damaged(Set.of(42)), 2, BadPictures.none())) {
            DataException e = assertThrows(DataException.class, () -> Pictures.epoch(loader, 1));
            assertTrue(e.getMessage().contains("picture-42 is damaged"), e.getMessage());
            assertFalse(e.getMessage().contains("badItems"), e.getMessage());
        }
    }

    @Test
    void nothingSoundIsAnErrorAndNoSearchWithoutEnd() {
        Set<Integer> all = IntStream.range(0, 100).boxed().collect(Collectors.toSet());
        try (Loader loader = training(damaged(all), 2, new BadPictures(1000, List.of()))) {
            DataException e = assertThrows(DataException.class, () -> Pictures.epoch(loader, 1));
            assertTrue(e.getMessage().contains("every one of the 100"), e.getMessage());
        }
    }

    @Test
    void whatIsLeftOfAnEpochDoesNotCountInTheNext() {
        int[] order = new int[100];
        Permutation.fill(order, 1, 1);
        BadPictures bad = new BadPictures(9, List.of());
        try (Loader loader = training(damaged(Set.of(order[15])), 2, bad)) {
            loader.start(1);
            loader.next(); // the second batch has met it by now, or will
            loader.start(2, 10);
            assertEquals(0, bad.count());
        }
    }

    @Test
    void aDiskThatFailsIsNoDamagedPicture() {
        Examples broken = new Examples() {
            @Override
            public int size() {
                return 100;
            }

            @Override
            public Encoded read(int index) throws IOException {
                if (index == 42) {
                    throw new IOException("input/output error");
                }
                return Pictures.encoded(index);
            }
        };
        BadPictures bad = new BadPictures(100, List.of());
        try (Loader loader = training(broken, 2, bad)) {
            DataException e = assertThrows(DataException.class, () -> Pictures.epoch(loader, 1));
            assertTrue(e.getMessage().contains("input/output error"), e.getMessage());
        }
    }

    @Test
    void anAugmentationThatBreaksIsNoDamagedPictureAndOneThatDoesNotFitIs() {
        Augmentation tooSmall = (image, _, _) -> {
            if (image.pixels()[0] == 42) {
                throw new DataException("too small to crop");
            }
        };
        BadPictures bad = new BadPictures(1, List.of());
        try (Loader loader = Pictures.training(Pictures.of(100), Pictures.pipeline(tooSmall), 10, 2, bad)) {
            Pictures.epoch(loader, 1);
            assertEquals(42, bad.all().getFirst().index());
        }
        Augmentation bug = (image, _, _) -> {
            if (image.pixels()[0] == 42) {
                throw new IllegalStateException("a bug");
            }
        };
        BadPictures many = new BadPictures(100, List.of());
        try (Loader loader = Pictures.training(Pictures.of(100), Pictures.pipeline(bug), 10, 2, many)) {
            assertThrows(DataException.class, () -> Pictures.epoch(loader, 1));
        }
    }
}
