package lamina.cli;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import lamina.core.plugin.ApiVersion;
import lamina.core.plugin.Installed;
import lamina.core.plugin.PluginDescriptor;
import lamina.core.plugin.PluginInfo;
import lamina.core.plugin.Registry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is installed, as one line of JSON: {@code plugins}, each with {@code usable} and, if it is not, {@code reason} and {@code cure};
 * and {@code problems}, which has a line more for each type that several plugins provide.
 *
 * @param registry every plugin
 */
record PluginsJson(Registry registry) {
    private static final JsonFactory JSON = new JsonFactory();

    String line() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("lamina", Version.number());
            json.writeStringProperty(
                    "api", ApiVersion.current().map(ApiVersion::toString).orElse(""));
            json.writeName("plugins").writeStartArray();
            registry.plugins().forEach(plugin -> plugin(plugin, json));
            json.writeEndArray();
            strings("problems", registry.problems(), json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void plugin(PluginInfo plugin, JsonGenerator json) {
        PluginDescriptor descriptor = plugin.descriptor();
        json.writeStartObject();
        json.writeStringProperty("id", descriptor.id());
        json.writeStringProperty("version", descriptor.version());
        json.writeStringProperty("licence", descriptor.licence());
        json.writeStringProperty("module", plugin.origin().module());
        json.writeStringProperty("realm", plugin.origin().realm());
        json.writeStringProperty("location", plugin.origin().location());
        strings("jars", plugin.jars().stream().map(Path::toString).toList(), json);
        strings("jdk", descriptor.jdk(), json);
        json.writeName("provides").writeStartArray();
        plugin.provides().forEach(installed -> provided(installed, json));
        json.writeEndArray();
        strings("remarks", plugin.remarks(), json);
        json.writeBooleanProperty("usable", plugin.failure().isEmpty());
        plugin.failure().ifPresent(failure -> {
            json.writeStringProperty("reason", failure.reason());
            json.writeStringProperty("cure", failure.cure());
        });
        json.writeEndObject();
    }

    private static void provided(Installed<?> installed, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", installed.kind().name());
        json.writeStringProperty("type", installed.type());
        json.writeEndObject();
    }

    private static void strings(String name, List<String> values, JsonGenerator json) {
        json.writeName(name).writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
