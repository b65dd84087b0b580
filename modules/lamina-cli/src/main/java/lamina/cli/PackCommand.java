package lamina.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import lamina.api.ConfigurationException;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Split;
import lamina.core.data.Preparation;
import lamina.core.pack.PackFormat;
import lamina.core.pack.PackListener;
import lamina.core.pack.PackResult;
import lamina.core.pack.PackSpec;
import lamina.core.pack.Packer;
import lamina.core.plugin.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Makes a dataset into one that is read fast. */
@Command(
        name = "pack",
        customSynopsis = {
            "lamina data pack DATA --out DIR [--size N] [--format FORMAT]",
            "       [--quality N] [--shard-size N] [--split SPLIT]... [--threads N]",
            "       [--bad-items N] [--set KEY=VALUE]..."
        },
        description = {
            "Packs a dataset into a folder of pictures of one size, which is a dataset itself: {type: packed, root: DIR}.",
            "Each picture is scaled until its shorter side has that size, and the centre is cut out. The shards are tar archives that"
                    + " WebDataset reads too.",
            "Stopped, killed or cut off, the same command goes on where it was, and comes to the same bytes."
        })
final class PackCommand implements Callable<Integer> {
    private static final String STOPPING =
            "stopping once the pictures that are being read are done; whole shards are kept. Ctrl-C once more stops at once";

    private final Lamina lamina;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "the folder: new, empty, or one to go on in")
    private Path out = Path.of("");

    @Option(names = "--size", paramLabel = "N", description = "height and width in pixels, 256 unless told otherwise")
    private int size = 256;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Formats.class,
            description =
                    "raw (unless told otherwise; 197 kB a picture, fastest to read) or jpeg (about a fifth of that)")
    private PackFormat format = PackFormat.RAW;

    @Option(names = "--quality", paramLabel = "N", description = "of jpeg, 1 to 100; 95 unless told otherwise")
    private int quality = 95;

    @Option(
            names = "--shard-size",
            paramLabel = "N",
            description = "how many pictures go into a shard, 2000 unless told otherwise")
    private int shard = 2000;

    @Mixin
    private SplitsOption splits = new SplitsOption();

    @Option(names = "--threads", paramLabel = "N", description = "0, unless told otherwise: one for each processor")
    private int threads;

    @Option(
            names = "--bad-items",
            paramLabel = "N",
            description =
                    "how many damaged pictures are left out and listed; 0 unless told otherwise: the first one ends it")
    private int badItems;

    PackCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() throws InterruptedException {
        check("--threads", threads);
        check("--bad-items", badItems);
        PackSpec spec = new PackSpec(size, format, quality, shard, splits.splits());
        Toolbox toolbox = lamina.toolbox();
        DataSource source = data.source(lamina, toolbox);
        try (Dataset dataset = source.dataset()) {
            Preparation preparation = new Preparation(source.decoders(), steps(toolbox));
            print(pack(dataset, toolbox, preparation, spec));
            return ExitCode.OK.number();
        } catch (CancellationException e) {
            lamina.output().note("stopped; the same command goes on");
            return ExitCode.INTERRUPTED.number();
        }
    }

    private static void check(String option, int value) {
        if (value < 0) {
            throw new ConfigurationException(option + " is a number, at least 0; found " + value);
        }
    }

    private List<Augmentation> steps(Toolbox toolbox) {
        return List.of(
                toolbox.reader().make(Augmentation.class, "{type: resize-short-side, size: %d}".formatted(size)),
                toolbox.reader().make(Augmentation.class, "{type: center-crop, size: %d}".formatted(size)));
    }

    private PackResult pack(Dataset dataset, Toolbox toolbox, Preparation preparation, PackSpec spec)
            throws InterruptedException {
        PackDisplay display = new PackDisplay(lamina.output());
        try (Interruption interruption = new Interruption(display::note, STOPPING)) {
            dataset.tell(interruption.heeding(toolbox.listener()));
            PackListener listener = new Heeding(display, interruption);
            return new Packer(dataset, preparation, spec, threads, badItems, listener).run(out);
        } finally {
            display.close();
        }
    }

    /** Shows how far packing is, and ends it when that is wished. */
    private record Heeding(PackListener display, Interruption interruption) implements PackListener {
        @Override
        public void packed(Split split, int done, int all) {
            waiting();
            display.packed(split, done, all);
        }

        @Override
        public void waiting() {
            if (interruption.getAsBoolean()) {
                throw new CancellationException("by Ctrl-C");
            }
        }
    }

    private void print(PackResult result) {
        for (PackResult.Part part : result.parts()) {
            String name = PackDisplay.name(part.split());
            lamina.output()
                    .result("%-10s  %s in %s, %,d bytes"
                            .formatted(
                                    name,
                                    Numbers.count(part.pictures(), "picture"),
                                    Numbers.count(part.shards(), "shard"),
                                    part.bytes()));
            if (part.skipped() > 0) {
                lamina.output()
                        .result("            without %s; which and why: %s"
                                .formatted(
                                        Numbers.count(part.skipped(), "damaged picture"),
                                        out.resolve(name + "-skipped.tsv")));
            }
        }
        lamina.output().result("to use      {\"type\": \"packed\", \"root\": \"%s\"}".formatted(out));
    }

    /** Reads the name of a format. */
    static final class Formats implements ITypeConverter<PackFormat> {
        private static final List<String> NAMES = List.of("raw", "jpeg");

        @Override
        public PackFormat convert(String name) {
            if (!NAMES.contains(name)) {
                throw new TypeConversionException(
                        "must be raw or jpeg; found \"%s\"%s".formatted(name, Nearest.hint(name, NAMES)));
            }
            return PackFormat.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
