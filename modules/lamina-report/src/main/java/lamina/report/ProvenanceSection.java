package lamina.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lamina.core.plugin.Stamp;
import lamina.core.train.Checkpoint;
import lamina.core.train.Provenance;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** What computed the run: versions, machine, and every plugin by its hash. */
record ProvenanceSection(Checkpoint.Note note) {

    List<Markup> content() {
        Provenance provenance = note.provenance();
        List<Markup> rows = new ArrayList<>();
        rows.add(row("Lamina", provenance.lamina()));
        rows.add(row("Java", provenance.java()));
        provenance.devices().forEach(device -> rows.add(row("device", device)));
        rows.add(row("precision", provenance.precision()));
        provenance.operations().forEach(operations -> rows.add(row("operations", operations)));
        rows.add(row(
                "written",
                note.written() + ", by the checkpoint at " + note.state().text()));
        return List.of(
                Element.of("div", Element.of("table", Element.of("tbody").add(rows)))
                        .styled("scroll facts"),
                Section.folded(
                        "Modules and plugins, by hash",
                        Section.table(
                                "Modules and plugins",
                                Section.headings("module", "version", "SHA-256"),
                                provenance.modules().stream().map(ProvenanceSection::row))));
    }

    private static Element row(String what, String value) {
        return Section.row(Element.text("th", what).with("scope", "row"), Section.named(value));
    }

    private static Element row(Stamp stamp) {
        return Section.row(
                Section.named(stamp.module()),
                Section.named(stamp.version()),
                Element.of("td", Element.text("code", stamp.sha256())));
    }

    /** How often the run was taken up again, and what had changed then. */
    static Stream<Markup> resumes(Measurements measured) {
        if (measured.resumes().isEmpty()) {
            return Stream.of(Section.note("The run was never interrupted: it has one beginning and was not resumed."));
        }
        return Stream.of(Section.table(
                "Resumed",
                Section.headings("#from step", "#in epoch", "what had changed"),
                measured.resumes().stream()
                        .map(line -> Section.row(
                                Section.number(Say.count((long) line.get("step")), line.get("step")),
                                Section.number(Say.count((long) line.get("epoch")), line.get("epoch")),
                                Section.named(line.texts().isEmpty() ? "nothing" : String.join("; ", line.texts()))))));
    }
}
