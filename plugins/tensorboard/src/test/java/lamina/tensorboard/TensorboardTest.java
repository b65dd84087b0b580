package lamina.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;
import lamina.testkit.RunListenerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorboardTest extends RunListenerContract<TensorboardSettings> {
    @TempDir
    Path folder;

    @Override
    protected RunListenerProvider<TensorboardSettings> provider() {
        return new TensorboardProvider();
    }

    @Override
    protected TensorboardSettings settings() {
        return new TensorboardSettings(2, true, true);
    }

    /** The events that say what was measured; times, and how many processes wrote them, are left out. */
    @Override
    protected Object left(Path of) throws IOException {
        List<String> left = new ArrayList<>();
        for (Path file : EventReader.files(of)) {
            EventReader.events(file).stream()
                    .filter(event -> event.version().isEmpty() && event.sessionStatus() == 0)
                    .forEach(event -> left.add(event.step() + " " + event.scalars() + " "
                            + event.histograms().keySet()
                            + " "
                            + event.images().values().stream()
                                    .map(image -> Arrays.hashCode(image.png()))
                                    .toList()));
        }
        return left;
    }

    /** Two filters of 2 by 2 in three colours, and a bias. */
    private record Small(Path folder) implements WatchedRun {
        static final float[] WEIGHTS = {
            0, 1, 2, 3, -1, -1, -1, -1, 3, 3, 3, 3, // the first: red grows, no green, all blue
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Float.NaN
        };
        static final float[] BIAS = {0.5f, 0.5f};

        @Override
        public String name() {
            return "small";
        }

        @Override
        public List<String> classes() {
            return List.of("a", "b");
        }

        @Override
        public List<Tensor> parameters() {
            return List.of(
                    new Tensor("conv1.weights", Shape.of(2, 3, 2, 2), Element.FLOAT32, Role.PARAMETER),
                    new Tensor("conv1.bias", Shape.of(2), Element.FLOAT32, Role.PARAMETER),
                    new Tensor("conv2.weights", Shape.of(2, 2, 1, 1), Element.FLOAT32, Role.PARAMETER));
        }

        @Override
        public void read(Tensor parameter, MemorySegment into) {
            float[] values = switch (parameter.name()) {
                case "conv1.weights" -> WEIGHTS;
                case "conv1.bias" -> BIAS;
                default -> new float[] {-2, 0, 1, 6};
            };
            MemorySegment.copy(values, 0, into, ValueLayout.JAVA_FLOAT, 0, values.length);
        }
    }

    private List<EventReader.Event> written() throws IOException {
        RunListener listener = create();
        listener.opened(new Small(folder));
        listener.started(new Progress(0, 4, 1, List.of()), 8);
        listener.step(new Step(1, 1, 0.01f, new Score(8, 2.5, 0.25, 0.75), 0.5, 0.125));
        listener.observed(new Statistics(
                1,
                1,
                3.5,
                List.of(
                        new Statistics.Layer("conv1", OptionalDouble.of(1.25), OptionalDouble.empty()),
                        new Statistics.Layer("relu1", OptionalDouble.empty(), OptionalDouble.of(0.5)))));
        listener.epoch(new Epoch(1, 1L << 40, 0.01f, 2.25, new Score(10, 2, 0.5, 1), 3));
        listener.ended();
        List<Path> files = EventReader.files(folder);
        assertEquals(1, files.size());
        return EventReader.events(files.getFirst());
    }

    /** RFC 3720, B.4: thirty-two zeros. */
    @Test
    void theReaderKnowsItsChecksum() {
        assertEquals(0x8a9136aa, EventReader.crc32c(new byte[32]));
        assertEquals(0xe3069283, EventReader.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void scalarsHoldTheSameNumbers() throws IOException {
        List<EventReader.Event> events = written();
        assertEquals("brain.Event:2", events.get(0).version());
        assertEquals(1, events.get(1).step());
        assertEquals(
                "{rate=0.01, speed/pictures per second=16.0, speed/waiting for data=0.25, train/loss=2.5, train/top1=0.25, train/top5=0.75}",
                events.get(1).scalars().toString());
        assertEquals(
                "{dead/relu1=0.5, gradient/all=3.5, gradient/conv1=1.25}",
                events.get(2).scalars().toString());
        assertEquals(1L << 40, events.get(3).step());
        assertEquals(
                "{epoch/loss=2.25, epoch/seconds=3.0, validation/loss=2.0, validation/top1=0.5, validation/top5=1.0}",
                events.get(3).scalars().toString());
    }

    @Test
    void histogramsCountWhatIsFinite() throws IOException {
        var histograms = written().get(3).histograms();
        assertEquals(3, histograms.size());
        EventReader.Histo weights = histograms.get("parameters/conv2.weights");
        assertEquals(-2, weights.min());
        assertEquals(6, weights.max());
        assertEquals(4, weights.num());
        assertEquals(5, weights.sum());
        assertEquals(41, weights.squares());
        assertEquals(64, weights.limits().length);
        assertEquals(-2 + 8.0 / 64, weights.limits()[0]);
        assertEquals(6, weights.limits()[63]);
        double[] expected = new double[64]; // an eighth each
        expected[0] = 1;
        expected[16] = 1;
        expected[24] = 1;
        expected[63] = 1;
        assertTrue(Arrays.equals(expected, weights.buckets()), Arrays.toString(weights.buckets()));
        assertEquals(23, histograms.get("parameters/conv1.weights").num());
        EventReader.Histo bias = histograms.get("parameters/conv1.bias");
        assertEquals(2, bias.num());
        assertEquals(2, Arrays.stream(bias.buckets()).sum());
        assertTrue(bias.limits()[0] < 0.5 && bias.limits()[1] > 0.5);
    }

    @Test
    void theFirstFiltersAreAPicture() throws IOException {
        var images = written().get(3).images();
        assertEquals(List.of("filters/conv1.weights"), List.copyOf(images.keySet()));
        EventReader.Image image = images.get("filters/conv1.weights");
        int zoom = 16;
        assertEquals(4 * zoom, image.height(), "a filter and its frame");
        assertEquals(7 * zoom, image.width(), "two filters, three frames");
        assertEquals(3, image.colorspace());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertEquals(image.width(), picture.getWidth());
        assertEquals(image.height(), picture.getHeight());
        assertEquals(0x000000, picture.getRGB(0, 0) & 0xffffff, "the frame");
        assertEquals(0x4000ff, picture.getRGB(zoom, zoom) & 0xffffff, "0, -1 and 3 between -1 and 3");
        assertEquals(0x4000ff, picture.getRGB(2 * zoom - 1, 2 * zoom - 1) & 0xffffff, "to its last pixel");
        assertEquals(0xff00ff, picture.getRGB(2 * zoom, 2 * zoom) & 0xffffff, "3, -1 and 3");
        assertEquals(0x808080, picture.getRGB(4 * zoom, zoom) & 0xffffff, "1 everywhere");
        assertEquals(0x808000, picture.getRGB(5 * zoom, 2 * zoom) & 0xffffff, "no number is black");
    }

    @Test
    void parametersAreLeftAloneWhereNothingIsWantedOfThem() throws IOException {
        RunListener listener = provider().create(new TensorboardSettings(1, false, false));
        listener.opened(new Small(folder));
        listener.started(new Progress(0, 4, 1, List.of()), 8);
        listener.epoch(new Epoch(1, 4, 0.01f, 2.25, Score.NONE, 3));
        listener.ended();
        EventReader.Event epoch =
                EventReader.events(EventReader.files(folder).getFirst()).getLast();
        assertEquals("{epoch/loss=2.25, epoch/seconds=3.0}", epoch.scalars().toString());
        assertTrue(epoch.images().isEmpty() && epoch.histograms().isEmpty());
    }

    @Test
    void aRunThatGoesOnTellsWhoeverWatches() throws IOException {
        written();
        RunListener listener = create();
        listener.opened(new Small(folder));
        listener.started(new Progress(1, 4, 1, List.of()), 8);
        listener.ended();
        List<Path> files = EventReader.files(folder);
        assertEquals(2, files.size());
        assertEquals(3, EventReader.events(files.getFirst()).size(), "without the epoch");
        List<EventReader.Event> second = EventReader.events(files.getLast());
        assertEquals(1, second.getLast().sessionStatus(), "SessionLog.START");
        assertEquals(2, second.getLast().step());
    }

    @Test
    void filtersOfOtherChannelsAreTilesOfGrey() {
        Shape shape = Shape.of(5, 2, 1, 2);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(shape.size() * 4L, 4);
            content.setAtIndex(ValueLayout.JAVA_FLOAT, 19, 1);
            Filters.Picture picture = new Filters(shape).picture(content);
            assertEquals(1, picture.channels());
            assertEquals((10 * 3 + 1) * 16, picture.width());
            assertEquals(3 * 16, picture.height());
        }
    }
}
