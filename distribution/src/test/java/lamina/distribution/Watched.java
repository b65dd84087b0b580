package lamina.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a training in another process, as Linux counts it. */
final class Watched {
    private static final Pattern HEAP = Pattern.compile("Heap address: 0x([0-9a-f]+), size: ([0-9]+) MB");
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ .*");
    private static final Pattern STEP = Pattern.compile("\"kind\":\"step\",\"step\":([0-9]+)");

    private final List<Sample> samples = new ArrayList<>();

    /** In MiB, at a step. */
    private record Sample(long step, double heap, double outside) {}

    /**
     * Trains the quickstart.
     *
     * @param apart milliseconds between two looks
     */
    static Watched quickstart(Path folder, long steps, long apart) throws IOException, InterruptedException {
        LinkedLamina lamina = LinkedLamina.built()
                .with(Map.of("LAMINA_OPTS", "-Xlog:gc+heap+coops=debug:file=" + folder.resolve("heap.log")));
        Path log = folder.resolve("err.txt");
        Process process = lamina.begin(
                folder,
                log,
                "train",
                "quickstart",
                "--out",
                "run",
                "--set",
                "train.epochs=100000",
                "--set",
                "train.steps=" + steps);
        Watched watched = new Watched();
        while (!process.waitFor(apart, TimeUnit.MILLISECONDS)) {
            watched.look(process.pid(), folder);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(Files.readString(log));
        }
        return watched;
    }

    private void look(long process, Path folder) throws IOException {
        long step = step(folder.resolve("run/metrics.jsonl"));
        if (step == 0 || (!samples.isEmpty() && samples.getLast().step() == step)) {
            return;
        }
        Matcher heap = HEAP.matcher(Files.readString(folder.resolve("heap.log")));
        if (!heap.find()) {
            throw new AssertionError("Java does not say where its heap is");
        }
        long from = Long.parseUnsignedLong(heap.group(1), 16);
        long to = from + (Long.parseLong(heap.group(2)) << 20);
        double[] resident = {0, 0}; // in the heap, outside of it
        try {
            int place = 1;
            for (String line : Files.readAllLines(Path.of("/proc/" + process + "/smaps"))) {
                Matcher mapping = MAPPING.matcher(line);
                if (mapping.matches()) {
                    long address = Long.parseUnsignedLong(mapping.group(1), 16);
                    place = address >= from && address < to ? 0 : 1;
                } else if (line.startsWith("Rss:")) {
                    resident[place] += Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException e) {
            return; // it has just ended
        }
        samples.add(new Sample(step, resident[0], resident[1]));
    }

    private static long step(Path metrics) throws IOException {
        if (!Files.exists(metrics)) {
            return 0;
        }
        Matcher steps = STEP.matcher(Files.readString(metrics));
        long last = 0;
        while (steps.find()) {
            last = Long.parseLong(steps.group(1));
        }
        return last;
    }

    /** The heap, what is outside of it, and both. */
    List<Series> series() {
        return List.of(
                series("heap", Sample::heap),
                series("outside of the heap", Sample::outside),
                series("resident", sample -> sample.heap() + sample.outside()));
    }

    private Series series(String name, ToDoubleFunction<Sample> value) {
        return new Series(
                name,
                samples.stream().mapToDouble(Sample::step).toArray(),
                samples.stream().mapToDouble(value).toArray());
    }
}
