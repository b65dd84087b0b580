package lamina.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.core.graph.LayerRow;
import lamina.core.train.Checkpoint;
import lamina.core.train.Checkpoints;
import lamina.core.train.Journal;
import lamina.core.train.Replacement;
import lamina.report.Part.Missing;
import lamina.report.Part.There;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** A run as a page. What its folder has is in it; layers and the verdict on held-back pictures have to be handed to it. */
public final class Report {
    /** Its name in the folder of a run. */
    public static final String FILE = "report.html";

    private final Path folder;
    private final Part<Measurements> measured;
    private final Part<List<LayerRow>> layers;
    private final Part<Judged> judged;

    private Report(Path folder, Part<Measurements> measured, Part<List<LayerRow>> layers, Part<Judged> judged) {
        this.folder = folder;
        this.measured = measured;
        this.layers = layers;
        this.judged = judged;
    }

    /** Of what is in the folder of a run; the rest is missing until it is handed over. */
    public static Report of(Path folder) {
        Measurements measured = new Measurements(folder.resolve(Journal.METRICS));
        return of(folder, Part.of(() -> {
            measured.refresh();
            return measured;
        }));
    }

    static Report of(Path folder, Part<Measurements> measured) {
        return new Report(
                folder,
                measured,
                new Missing<>("the network was not assembled"),
                new Missing<>("no pictures were judged for this page"));
    }

    /** With the table of layers. */
    public Report withLayers(Part<List<LayerRow>> table) {
        return new Report(folder, measured, table, judged);
    }

    /** With what the network came to on single pictures and classes. */
    public Report withJudged(Part<Judged> verdict) {
        return new Report(folder, measured, layers, verdict);
    }

    /**
     * Writes {@link #FILE} into the folder, at one stroke.
     *
     * @return the file
     * @throws DataException if it cannot be written
     */
    public Path write() {
        Path file = folder.resolve(FILE);
        write(file);
        return file;
    }

    /**
     * Writes it to a file, at one stroke.
     *
     * @throws DataException if it cannot be written
     */
    public void write(Path file) {
        Replacement.write(file, html());
    }

    /** The page. */
    public String html() {
        return page(Optional.empty()).html();
    }

    Page page(Optional<Page.Live> live) {
        Part<Configuration> configuration = Part.of(() -> Configuration.of(folder.resolve(Checkpoint.CONFIGURATION)));
        String name = configuration.map(Configuration::name).orElse("");
        String title = name.isEmpty() ? String.valueOf(folder.toAbsolutePath().getFileName()) : name;
        List<Markup> header = new ArrayList<>();
        header.add(Element.of("h1", Section.name(title)));
        header.add(Element.of(
                        "p",
                        Element.text(
                                "bdi", configuration.map(Configuration::doc).orElse("")))
                .styled("doc"));
        header.add(Element.text(
                        "p", measured.map(m -> status(m, live.isPresent())).orElse("nothing is known of its course"))
                .styled(running(live) ? "status live" : "status")
                .with("role", "status"));
        Element footer = Element.text(
                "p",
                "Made %s by Lamina, out of %s"
                        .formatted(
                                Instant.now()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()
                                        .replace('T', ' ')
                                        .replace("Z", " UTC"),
                                folder.toAbsolutePath().normalize()));
        return new Page(title + ": Lamina", header, sections(configuration), footer, live);
    }

    private boolean running(Optional<Page.Live> live) {
        return live.isPresent() && measured.map(m -> m.end().isEmpty()).orElse(true);
    }

    private static String status(Measurements measured, boolean live) {
        Optional<MetricsLine> end = measured.end();
        String at = "step " + Say.count(measured.lastStep());
        if (measured.divergence().isPresent()) {
            List<String> layer = measured.divergence().get().texts();
            return "diverged in step "
                    + Say.count((long) measured.divergence().get().get("step"))
                    + (layer.isEmpty() ? "" : ", first in layer " + layer.getFirst());
        }
        if (end.isEmpty()) {
            return live ? "training, " + at : "not at its end when this page was made, or cut off: " + at;
        }
        return measured.epochs().size() >= measured.planned("epochs")
                ? "finished, after " + at
                : "ended before its last epoch was complete, after " + at;
    }

    private List<Section> sections(Part<Configuration> configuration) {
        ClassNames names = new ClassNames(Part.of(this::classes).orElse(List.of()));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("summary", "In short", measured, m -> new Headline(m).content()));
        sections.add(
                measured instanceof There<Measurements>(Measurements m)
                        ? CurveSection.of(m).section()
                        : Section.of("curves", "Curves", measured, _ -> List.of()));
        if (measured instanceof There<Measurements>(Measurements m)
                && !m.statistics().isEmpty()) {
            sections.add(StatisticsSection.of(m).section());
        }
        sections.add(Section.of(
                "filters",
                "First-layer filters",
                Part.of(() -> FilterSheet.of(folder.resolve(Journal.WEIGHTS))),
                sheets -> new FilterSection(sheets).content()));
        sections.add(Section.of(
                "samples",
                "Eight pictures, five guesses each",
                judged,
                j -> introduced(j, new PictureSection(j, names).samples())));
        sections.add(Section.of(
                "mistakes", "Worst mistakes", judged, j -> introduced(j, new PictureSection(j, names).mistakes())));
        sections.add(Section.of(
                "confusion",
                "Confusion",
                judged,
                j -> introduced(j, new ConfusionSection(j.verdict(), names).content())));
        sections.add(Section.of(
                "classes", "Classes", judged, j -> introduced(j, new ClassSection(j.verdict(), names).content())));
        sections.add(
                Section.of("speed", "Speed", measured, m -> SpeedSection.of(m).content()));
        sections.add(Section.of("network", "Network", layers, rows -> new NetworkSection(rows).content()));
        sections.add(Section.of("configuration", "Configuration", configuration, Configuration::content));
        sections.add(provenance());
        return sections;
    }

    private static List<Markup> introduced(Judged judged, List<Markup> content) {
        List<Markup> all = new ArrayList<>();
        all.add(Element.text("p", judged.summary()).styled("on"));
        all.addAll(content);
        return all;
    }

    private Section provenance() {
        Part<Checkpoint.Note> note = Part.of(() -> Checkpoints.of(folder)
                .note()
                .orElseThrow(() ->
                        new DataException("there is no checkpoint, in which a run writes down what computes it")));
        Section section = Section.of("provenance", "Provenance", note, found -> new ProvenanceSection(found).content());
        List<Markup> content = new ArrayList<>(section.content());
        measured.map(ProvenanceSection::resumes).orElse(Stream.of()).forEach(content::add);
        return new Section(section.id(), section.title(), content);
    }

    private List<String> classes() {
        Path file = folder.resolve("classes.txt");
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new DataException("the names of the classes cannot be read: " + Reason.of(e), e);
        }
    }
}
