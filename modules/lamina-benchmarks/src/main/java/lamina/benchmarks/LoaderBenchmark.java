package lamina.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lamina.api.data.Augmentation;
import lamina.api.graph.Shape;
import lamina.augment.FlipHorizontalProvider;
import lamina.augment.FlipHorizontalSettings;
import lamina.augment.PcaColorProvider;
import lamina.augment.PcaColorSettings;
import lamina.augment.RandomCropProvider;
import lamina.augment.RandomCropSettings;
import lamina.augment.SubtractMeanProvider;
import lamina.augment.SubtractMeanSettings;
import lamina.core.data.Batch;
import lamina.core.data.EpochPlan;
import lamina.core.data.Loader;
import lamina.core.data.Pipeline;
import lamina.imageio.ImageioProvider;
import lamina.imageio.ImageioSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From JPEG files of 256 by 256 pixels in memory to batches of 224 by 224, augmented as AlexNet's are. The result is pictures/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LoaderBenchmark {
    private static final int BATCH = 64;
    private static final int PICTURES = 16 * BATCH; // each epoch begins with empty slots, so not too few

    @Param({"1", "2"})
    int threads;

    private Loader loader;
    private int epoch;

    /** Draws the pictures and starts the threads. */
    @Setup
    public void open() throws IOException {
        Pipeline pipeline = new Pipeline(
                List.of(new ImageioProvider().create(new ImageioSettings(100_000_000, false))),
                augmentations(),
                Shape.of(224, 224, 3),
                1);
        EpochPlan plan = EpochPlan.training(PICTURES, pipeline.views(), BATCH, Pictures.CLASSES, threads, 1);
        loader = new Loader(Pictures.draw(PICTURES, 256), pipeline, plan);
        loader.start(++epoch);
    }

    private static List<Augmentation> augmentations() {
        List<Double> mean = List.of(122.67892, 116.66877, 104.007);
        return List.of(
                new RandomCropProvider().create(new RandomCropSettings(List.of(224), 0, 1)),
                new FlipHorizontalProvider().create(new FlipHorizontalSettings(0.5, 1)),
                new PcaColorProvider()
                        .create(new PcaColorSettings(
                                List.of(55.4625, 4.794, 1.1475),
                                List.of(-0.5675, 0.7192, 0.4009, -0.5808, -0.0045, -0.8140, -0.5836, -0.6948, 0.4203),
                                0.1)),
                new SubtractMeanProvider()
                        .create(new SubtractMeanSettings(
                                Optional.of(mean), Optional.empty(), Optional.empty(), List.of(1.0))));
    }

    /** Takes a batch, waiting for it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Batch batch() {
        if (!loader.hasNext()) {
            loader.start(++epoch);
        }
        return loader.next();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        loader.close();
    }
}
