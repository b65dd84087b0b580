package lamina.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import lamina.core.survey.Faults;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code data doctor} found, as one line of JSON: findings as the text has them, and the pictures one by one. */
final class DataDiagnosisJson {
    private static final JsonFactory JSON = new JsonFactory();

    private DataDiagnosisJson() {}

    static String line(Faults faults, List<Finding> findings) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeBooleanProperty("sound", findings.stream().noneMatch(Finding::isProblem));
            json.writeName("pictures").writeStartObject();
            faults.pictures()
                    .forEach((split, count) ->
                            json.writeNumberProperty(split.name().toLowerCase(Locale.ROOT), count));
            json.writeEndObject();
            StatsJson.counts("formats", faults.formats(), json);
            json.writeNumberProperty("twice", faults.twice());
            json.writeNumberProperty("same", faults.same());
            faults(faults, json);
            groups(faults, json);
            StatsJson.classes(faults.classes(), json);
            findings(findings, json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void faults(Faults faults, JsonGenerator json) {
        json.writeName("counts").writeStartObject();
        faults.counts()
                .forEach((kind, count) -> json.writeNumberProperty(kind.name().toLowerCase(Locale.ROOT), count));
        json.writeEndObject();
        json.writeName("faults").writeStartArray();
        faults.listed().forEach(fault -> {
            json.writeStartObject();
            json.writeStringProperty("split", fault.split().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("example", fault.index());
            json.writeStringProperty("name", fault.name());
            json.writeStringProperty("kind", fault.kind().name().toLowerCase(Locale.ROOT));
            json.writeBooleanProperty("problem", fault.kind().problem());
            json.writeStringProperty("detail", fault.detail());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void groups(Faults faults, JsonGenerator json) {
        json.writeName("groups").writeStartArray();
        for (Faults.Group group : faults.groups()) {
            json.writeStartArray();
            group.twins().forEach(twin -> {
                json.writeStartObject();
                json.writeStringProperty("split", twin.split().name().toLowerCase(Locale.ROOT));
                json.writeStringProperty("name", twin.name());
                json.writeNumberProperty("label", twin.label());
                json.writeEndObject();
            });
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void findings(List<Finding> findings, JsonGenerator json) {
        json.writeName("findings").writeStartArray();
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("subject", finding.subject());
            json.writeStringProperty("found", finding.found());
            json.writeStringProperty("cure", finding.cure());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
