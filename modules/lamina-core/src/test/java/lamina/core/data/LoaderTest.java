package lamina.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.data.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoaderTest {
    private static Loader training(Examples examples, int batch, int threads) {
        return Pictures.training(examples, Pictures.pipeline(new Pictures.Jitter()), batch, threads);
    }

    private static Loader evaluation(Examples examples, int views, int batch, int threads) {
        Pipeline pipeline = Pictures.pipeline(new Pictures.Views(views, 0.5f));
        return new Loader(examples, pipeline, EpochPlan.evaluation(examples.size(), views, batch, 10, threads));
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBatches() {
        List<List<String>> found = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            try (Loader loader = training(Pictures.of(200), 16, threads)) {
                List<String> rows = new ArrayList<>(Pictures.epoch(loader, 1));
                rows.addAll(Pictures.epoch(loader, 2));
                found.add(rows);
            }
        }
        assertEquals(found.get(0), found.get(1));
        assertEquals(found.get(0), found.get(2));
    }

    @Test
    void anEpochOfTrainingHasWholeBatchesInAnOrderOfItsOwn() {
        try (Loader loader = training(Pictures.of(35), 8, 2)) {
            assertEquals(4, loader.batches());
            List<String> first = Pictures.epoch(loader, 1);
            assertEquals(4 * 8 + 4, first.size());
            assertEquals(32 + 1, examples(first).stream().distinct().count());
            assertNotEquals(examples(first), examples(Pictures.epoch(loader, 2)));
            assertEquals(first, Pictures.epoch(loader, 1));
        }
    }

    @Test
    void anEpochBegunInItsMiddleReadsNothingOfWhatIsBefore() {
        for (int threads : new int[] {1, 3}) {
            List<String> whole;
            try (Loader loader = training(Pictures.of(200), 16, threads)) {
                whole = Pictures.epoch(loader, 3);
            }
            List<Integer> read = java.util.Collections.synchronizedList(new ArrayList<>());
            for (int batch : new int[] {0, 1, 2, 7, 11, 12}) {
                read.clear();
                try (Loader loader = training(new Pictures(200, read::add), 16, threads)) {
                    loader.start(3, batch);
                    List<String> rows = Pictures.rest(loader);
                    assertEquals(whole.subList(whole.size() - rows.size(), whole.size()), rows);
                    assertEquals(12 - batch, rows.stream().filter("--"::equals).count());
                    assertEquals(whole, Pictures.epoch(loader, 3), "and then from the beginning");
                }
                int skipped = batch * 16;
                assertEquals(2 * 192 - skipped, read.size(), "pictures that were read");
            }
        }
        try (Loader loader = training(Pictures.of(200), 16, 1)) {
            assertThrows(IllegalArgumentException.class, () -> loader.start(1, 13));
        }
    }

    private static List<String> examples(List<String> rows) {
        return rows.stream().map(row -> row.split("/")[0]).toList();
    }

    @Test
    void trainingRefusesSeveralViews() {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> EpochPlan.training(20, 10, 4, 10, 1, 1));
        assertTrue(e.getMessage().contains("10 views of a picture, expected 1"), e.getMessage());
    }

    @Test
    void evaluationGoesInOrderAndEndsWithAShortBatch() {
        try (Loader loader = evaluation(Pictures.of(7), 1, 3, 2)) {
            assertEquals(3, loader.batches());
            loader.start(0);
            List<Integer> indices = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            while (loader.hasNext()) {
                Batch batch = loader.next();
                counts.add(batch.count());
                for (int i = 0; i < batch.count(); i++) {
                    indices.add(batch.index(i));
                    assertEquals(batch.index(i), Pictures.sample(batch, i, 5));
                }
            }
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), indices);
            assertEquals(List.of(3, 3, 1), counts);
            assertThrows(NoSuchElementException.class, loader::next);
        }
    }

    @Test
    void viewsFollowEachOtherAcrossBatches() {
        for (int batch : new int[] {1, 2, 4, 5, 7, 64}) {
            try (Loader loader = evaluation(Pictures.of(5), 4, batch, 3)) {
                List<String> rows = Pictures.epoch(loader, 0);
                rows.removeIf("--"::equals);
                assertEquals(20, rows.size());
                for (int i = 0; i < 20; i++) {
                    float value = i / 4 + i % 4 * 0.5f;
                    assertEquals(
                            i / 4 + "/" + i % 4 + "/" + i / 4 + " " + value + " " + value,
                            rows.get(i),
                            "batch " + batch);
                }
            }
        }
    }

    @Test
    void aPictureIsDecodedOnceForAllItsViews() {
        AtomicInteger reads = new AtomicInteger();
        try (Loader loader = evaluation(new Pictures(12, _ -> reads.incrementAndGet()), 5, 10, 2)) {
            Pictures.epoch(loader, 0);
        }
        assertEquals(12, reads.get());
    }

    @Test
    void onlyAPartIsEvaluatedIfAsked() {
        try (Loader loader = new Loader(Pictures.of(50), Pictures.pipeline(), EpochPlan.evaluation(11, 1, 8, 10, 2))) {
            assertEquals(11, loader.pictures());
            assertEquals(11 + 2, Pictures.epoch(loader, 0).size());
        }
    }

    @Test
    void nothingToEvaluateIsNoBatch() {
        try (Loader loader = evaluation(Pictures.of(0), 1, 8, 2)) {
            assertEquals(List.of(), Pictures.epoch(loader, 0));
        }
    }

    @Test
    void anEpochCanBeLeftInItsMiddle() {
        try (Loader loader = training(Pictures.of(200), 10, 3)) {
            List<String> whole = Pictures.epoch(loader, 2);
            for (int taken = 0; taken < 6; taken++) {
                loader.start(1);
                for (int i = 0; i < taken; i++) {
                    loader.next();
                }
                assertEquals(whole, Pictures.epoch(loader, 2));
            }
        }
    }

    @Test
    void theFirstErrorReachesTheTakerAndTheOthersStop() {
        AtomicInteger reads = new AtomicInteger();
        Pictures broken = new Pictures(10_000, index -> {
            reads.incrementAndGet();
            if (index == 42) {
                throw new DataException("picture-42 is damaged");
            }
        });
        try (Loader loader = evaluation(broken, 1, 10, 4)) {
            DataException e = assertThrows(DataException.class, () -> Pictures.epoch(loader, 0));
            assertTrue(e.getMessage().contains("42"), e.getMessage());
            assertThrows(DataException.class, loader::next, "it stays broken");
        }
        assertTrue(reads.get() < 120, "read on after the error: " + reads);
    }

    @Test
    void anErrorOfTheMachineIsNotHidden() {
        Pictures broken = new Pictures(10, _ -> {
            throw new StackOverflowError("deep");
        });
        try (Loader loader = evaluation(broken, 1, 2, 2)) {
            assertThrows(StackOverflowError.class, () -> Pictures.epoch(loader, 0));
        }
    }

    @Test
    void aLabelWithoutAClassIsRefused() {
        try (Loader loader = new Loader(Pictures.of(10), Pictures.pipeline(), EpochPlan.evaluation(10, 1, 5, 4, 1))) {
            DataException e = assertThrows(DataException.class, () -> Pictures.epoch(loader, 0));
            assertTrue(e.getMessage().contains("picture-4") && e.getMessage().contains("4 classes"), e.getMessage());
        }
    }

    @Test
    void fewerPicturesThanABatchSayWhatToDo() {
        DataException e = assertThrows(DataException.class, () -> training(Pictures.of(5), 8, 1));
        assertTrue(e.getMessage().contains("5 pictures") && e.getMessage().contains("batch of 8"), e.getMessage());
    }

    @Test
    void closingEndsTheThreadsAlsoInTheMiddle() {
        Loader loader = training(Pictures.of(500), 10, 4);
        loader.start(1);
        loader.next();
        assertEquals(4, loaderThreads());
        loader.close();
        assertEquals(0, loaderThreads());
        loader.close();
    }

    private static long loaderThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lamina-loader"))
                .count();
    }

    @Test
    void whatTheTakerWaitsIsMeasured() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Pictures slow = new Pictures(4, _ -> awaitUninterruptibly(gate));
        try (Loader loader = evaluation(slow, 1, 4, 1)) {
            Thread.ofVirtual().start(() -> {
                sleep(50);
                gate.countDown();
            });
            loader.start(0);
            loader.next();
            assertTrue(loader.waited() > 0.02, "waited " + loader.waited());
            assertFalse(loader.hasNext());
        }
    }

    @Test
    void aSlowBatchIsNotWaitedForOnceNobodyWantsIt() {
        CountDownLatch gate = new CountDownLatch(1);
        try (Loader loader = evaluation(new Pictures(4, _ -> awaitUninterruptibly(gate)), 1, 4, 1)) {
            loader.start(0);
            assertEquals(Optional.empty(), loader.next(() -> true));
            gate.countDown();
            assertEquals(0, loader.next().index(0), "it is the next one still");
        }
    }

    @Test
    void closingWaitsForThePictureInHandAndReadsNoOther() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        Pictures slow = new Pictures(100, _ -> {
            reads.incrementAndGet();
            begun.countDown();
            awaitUninterruptibly(gate);
        });
        Loader loader = evaluation(slow, 1, 100, 1);
        loader.start(0);
        begun.await();
        Thread closing = Thread.ofPlatform().start(loader::close);
        while (closing.getState() != Thread.State.WAITING) {
            sleep(1);
        }
        assertTrue(loaderThreads() > 0, "its memory is still written into");
        gate.countDown();
        closing.join();
        assertEquals(1, reads.get());
        assertEquals(0, loaderThreads());
    }

    private static void awaitUninterruptibly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
