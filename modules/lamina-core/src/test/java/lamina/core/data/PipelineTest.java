package lamina.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.api.graph.Shape;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static float first(Pipeline pipeline, int epoch, int index, int view) {
        return first(pipeline, epoch, index, index, view);
    }

    private static float first(Pipeline pipeline, int epoch, int index, int place, int view) {
        MemorySegment into = Arena.ofAuto().allocate(Pictures.SHAPE.size() * 4L, 4);
        try {
            pipeline.bench().prepare(Pictures.of(100), index, place, epoch, view, into);
        } catch (BadPicture e) {
            throw e.reason();
        }
        return into.get(ValueLayout.JAVA_FLOAT, 0);
    }

    private static String failure(Pipeline pipeline) {
        return assertThrows(DataException.class, () -> first(pipeline, 1, 7, 0)).getMessage();
    }

    @Test
    void theHighestRankDecodes() {
        List<Decoder> decoders = List.of(new Pictures.Bytes(0), new Pictures.Bytes(20), new Pictures.Bytes(10));
        assertEquals(27, first(new Pipeline(decoders, List.of(), Pictures.SHAPE, 1), 1, 7, 0));
    }

    @Test
    void aDecoderThatIsNotAvailableIsNeverAskedButExplained() {
        Decoder absent = new Decoder() {
            @Override
            public boolean accepts(Encoded encoded) {
                throw new AssertionError("asked");
            }

            @Override
            public void decode(Encoded encoded, Image into) {
                throw new AssertionError("asked");
            }

            @Override
            public int rank() {
                return 99;
            }

            @Override
            public Optional<String> unavailable() {
                return Optional.of("its library is missing");
            }
        };
        Pipeline both = new Pipeline(List.of(absent, new Pictures.Bytes(20)), List.of(), Pictures.SHAPE, 1);
        assertEquals(27, first(both, 1, 7, 0));
        String message = failure(new Pipeline(List.of(absent), List.of(), Pictures.SHAPE, 1));
        assertTrue(message.contains("decoders here: none") && message.contains("its library is missing"), message);
    }

    @Test
    void theFirstAugmentationSaysHowFarADecoderMayShrink() {
        AtomicInteger asked = new AtomicInteger();
        Decoder decoder = new Decoder() {
            @Override
            public boolean accepts(Encoded encoded) {
                return true;
            }

            @Override
            public void decode(Encoded encoded, Image into) {
                throw new AssertionError("without the detail");
            }

            @Override
            public void decode(Encoded encoded, Image into, int detail) throws IOException {
                asked.set(detail);
                Pictures.DECODER.decode(encoded, into);
            }
        };
        Augmentation modest = new Augmentation() {
            @Override
            public int detail() {
                return 512;
            }

            @Override
            public void apply(Image image, int view, RandomGenerator random) {}
        };
        first(new Pipeline(List.of(decoder), List.of(modest, new Pictures.Jitter()), Pictures.SHAPE, 1), 1, 7, 0);
        assertEquals(512, asked.get());
        first(new Pipeline(List.of(decoder), List.of(new Pictures.Jitter(), modest), Pictures.SHAPE, 1), 1, 7, 0);
        assertEquals(Integer.MAX_VALUE, asked.get(), "what comes later sees another picture");
    }

    @Test
    void viewsAreTheProductOfTheChain() {
        Pipeline pipeline =
                Pictures.pipeline(new Pictures.Views(3, 10), new Pictures.Jitter(), new Pictures.Views(2, 100));
        assertEquals(6, pipeline.views());
        float base = first(pipeline, 0, 7, 0);
        for (int view = 0; view < 6; view++) {
            assertEquals(base + view % 3 * 10 + view / 3 * 100, first(pipeline, 0, 7, view), 1e-4f);
        }
    }

    @Test
    void randomnessFollowsSeedEpochAndExample() {
        Pipeline pipeline = Pictures.pipeline(new Pictures.Jitter());
        float once = first(pipeline, 1, 7, 0);
        first(pipeline, 3, 9, 0);
        assertEquals(once, first(pipeline, 1, 7, 0));
        assertNotEquals(once, first(pipeline, 2, 7, 0));
        assertNotEquals(once - 7, first(pipeline, 1, 8, 0) - 8);
        Pipeline other = new Pipeline(List.of(Pictures.DECODER), List.of(new Pictures.Jitter()), Pictures.SHAPE, 6);
        assertNotEquals(once, first(other, 1, 7, 0));
    }

    /** Pictures 7 and 9, wherever they come: at the places 0 to 3 of an epoch they get one set of random numbers, from 4 on another. */
    @Test
    void picturesThatComeTogetherGetTheSameRandomNumbers() {
        Augmentation jitter = new Pictures.Jitter();
        Augmentation together = new Augmentation() {
            @Override
            public int together() {
                return 4;
            }

            @Override
            public void apply(Image image, int view, RandomGenerator random) {
                jitter.apply(image, view, random);
            }
        };
        Pipeline pipeline = Pictures.pipeline(together);
        float shift = first(pipeline, 1, 7, 0, 0) - 7;
        assertEquals(shift, first(pipeline, 1, 9, 3, 0) - 9, 1e-5f);
        assertNotEquals(shift, first(pipeline, 1, 7, 4, 0) - 7, 1e-5f);
        assertNotEquals(shift, first(pipeline, 2, 7, 0, 0) - 7, 1e-5f);
    }

    @Test
    void anotherAugmentationLeavesTheOthersRandomnessAlone() {
        Augmentation greedy = (_, _, random) -> random.nextLong();
        float alone = first(Pictures.pipeline(greedy, new Pictures.Jitter()), 1, 7, 0);
        Augmentation greedier = (_, _, random) -> random.longs(100).sum();
        assertEquals(alone, first(Pictures.pipeline(greedier, new Pictures.Jitter(), greedy), 1, 7, 0));
    }

    @Test
    void aPictureOfAnotherSizeNamesBothSizesAndWhoMadeIt() {
        Augmentation square = new Square();
        String message = failure(Pictures.pipeline(square));
        assertTrue(
                message.contains("picture-7") && message.contains("[2, 3, 1]") && message.contains("[4, 4, 1]"),
                message);
        assertTrue(message.contains("Square") && message.contains("center-crop"), message);
        String decoded = failure(new Pipeline(List.of(Pictures.DECODER), List.of(), Shape.of(2, 2, 1), 1));
        assertTrue(decoded.contains("from the decoder"), decoded);
    }

    /** Scaling comes before the chain, so it helps only where the chain leaves the size alone, and the channels are right. */
    @Test
    void aPictureOfAnotherSizeSaysWhatWasAdvised() {
        List<Decoder> decoders = List.of(Pictures.DECODER);
        Shape other = Shape.of(5, 5, 1);
        Augmentation still = (_, _, _) -> {};
        assertTrue(failure(new Pipeline(decoders, List.of(still), other, 1, "Scale it"))
                .endsWith(". Scale it"));
        assertTrue(
                failure(new Pipeline(decoders, List.of(), other, 1, "Scale it")).endsWith(". Scale it"));
        String cut = failure(new Pipeline(decoders, List.of(new Square()), other, 1, "Scale it"));
        assertTrue(cut.contains("center-crop") && !cut.contains("Scale it"), cut);
        String colours = failure(new Pipeline(decoders, List.of(), Shape.of(5, 5, 3), 1, "Scale it"));
        assertTrue(!colours.contains("Scale it"), colours);
    }

    private static final class Square implements Augmentation {
        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            image.reshape(4, 4, 1);
        }
    }

    @Test
    void withoutADecoderTheMessageListsThose() {
        Decoder none = new Fake(false, null);
        String message = failure(new Pipeline(List.of(none), List.of(), Pictures.SHAPE, 1));
        assertTrue(
                message.contains("picture-7") && message.contains("Fake") && message.contains("\"decoders\""), message);
    }

    @Test
    void messagesNameDecodersByTheirTypes() {
        Decoder refusing = new TypedDecoder("acme:gif", new Fake(false, null));
        String none = failure(new Pipeline(List.of(refusing), List.of(), Pictures.SHAPE, 1));
        assertTrue(none.contains("decoders here: acme:gif.") && !none.contains("Fake"), none);
        Decoder failing = new TypedDecoder("acme:gif", new Fake(true, new IOException("no marker")));
        String failed = failure(new Pipeline(List.of(failing), List.of(), Pictures.SHAPE, 1));
        assertTrue(failed.contains("acme:gif cannot decode it: no marker"), failed);
    }

    /** As a download that broke off leaves it. */
    @Test
    void anEmptyPictureIsCalledSo() {
        Decoding decoding = new Decoding(List.of(Pictures.DECODER));
        Encoded empty = new Encoded("a.png", 0, MemorySegment.ofArray(new byte[0]), new Encoded.File());
        BadPicture e = assertThrows(BadPicture.class, () -> decoding.decode(empty, 3, Image.empty(), 1));
        assertTrue(e.getMessage().contains("a.png is empty: it has 0 bytes"), e.getMessage());
    }

    @Test
    void whateverTheDecoderThrowsTheExampleIsNamedOnce() {
        for (Exception cause : List.of(
                new IOException("no marker"),
                new IllegalStateException("no marker"),
                new DataException("no marker"),
                new DataException("picture-7: no marker"))) {
            String message = failure(new Pipeline(List.of(new Fake(true, cause)), List.of(), Pictures.SHAPE, 1));
            assertTrue(message.contains("no marker"), message);
            assertEquals(2, message.split("picture-7", -1).length, message);
        }
    }

    @Test
    void whateverAnAugmentationThrowsTheExampleIsNamed() {
        String message = failure(Pictures.pipeline((_, _, _) -> {
            throw new DataException("too small to crop");
        }));
        assertTrue(message.startsWith("picture-7") && message.contains("too small to crop"), message);
    }

    /** A decoder that refuses, or fails. */
    private record Fake(boolean accepts, Exception cause) implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return accepts;
        }

        @Override
        public void decode(Encoded encoded, Image into) throws IOException {
            switch (cause) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new AssertionError(cause);
            }
        }
    }
}
