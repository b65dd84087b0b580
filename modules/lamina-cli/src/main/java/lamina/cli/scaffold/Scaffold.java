package lamina.cli.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;

/**
 * A plugin's project as it begins: complete, and with an example of its kind to be replaced.
 *
 * @param kind what the plugin provides
 * @param name what it is called
 * @param version the version of Lamina whose API it is built against, as Maven knows it
 */
public record Scaffold(ScaffoldKind kind, PluginName name, String version) {
    private static final String DEPENDENCY = "\n" + """
                <dependency>
                  <groupId>dev.lamina</groupId>
                  <artifactId>%s</artifactId>
                  <version>${lamina.version}</version>%s
                </dependency>
            """.stripTrailing();

    /** The text of each file, by its path in the project. */
    public Map<String, String> files() {
        Map<String, Template> templates = templates();
        kind.suffixes().stream().map(suffix -> name.className() + suffix).forEach(own -> requireFree(own, templates));
        Map<String, String> values = values();
        Map<String, String> files = new LinkedHashMap<>();
        templates.forEach((path, template) -> files.put(new Template(path).fill(values), template.fill(values)));
        return files;
    }

    private Map<String, Template> templates() {
        Map<String, Template> templates = new LinkedHashMap<>();
        templates.put("pom.xml", Template.of("project/pom.xml"));
        templates.put("README.md", Template.of("project/README.md"));
        templates.put(".gitignore", Template.of("project/gitignore")); // Maven passes over a file of that name
        templates.put("try.json", own("try.json"));
        templates.put("src/main/java/module-info.java", Template.of("project/module-info.java"));
        templates.put("src/main/java/$path$/package-info.java", own("package-info.java"));
        for (String suffix : kind.suffixes()) {
            String file = "$Name$" + suffix + ".java";
            templates.put("src/main/java/$path$/" + file, own(file));
        }
        templates.put("src/main/resources/META-INF/lamina/plugin.properties", Template.of("project/plugin.properties"));
        templates.put("src/test/java/$path$/$Name$Test.java", own("$Name$Test.java"));
        return templates;
    }

    private Template own(String file) {
        return Template.of(kind.label() + "/" + file);
    }

    private Map<String, String> values() {
        return Map.ofEntries(
                Map.entry("Name", name.className()),
                Map.entry("package", name.packageName()),
                Map.entry("path", name.packageName().replace('.', '/')),
                Map.entry("type", name.type()),
                Map.entry("word", name.word()),
                Map.entry("artifact", name.artifact()),
                Map.entry("group", name.group()),
                Map.entry("kind", kind.label()),
                Map.entry("service", kind.service()),
                Map.entry("requires", joined(kind.requires(), "\n    requires %s;")),
                Map.entry("dependencies", dependencies()),
                Map.entry("lamina", version));
    }

    private String dependencies() {
        return joined(artifacts(kind.requires()), DEPENDENCY.formatted("%s", ""))
                + joined(artifacts(kind.testsWith()), DEPENDENCY.formatted("%s", "\n      <scope>test</scope>"));
    }

    private static List<String> artifacts(List<String> modules) {
        return modules.stream().map(module -> module.replace('.', '-')).toList();
    }

    private static String joined(List<String> names, String format) {
        return names.stream().map(format::formatted).collect(Collectors.joining());
    }

    /** A class {@code Tensor} of the plugin's own would hide the one that the example's code means. */
    private void requireFree(String className, Map<String, Template> templates) {
        boolean taken = templates.entrySet().stream()
                .anyMatch(file ->
                        file.getKey().endsWith(".java") && file.getValue().uses(className));
        if (taken) {
            throw new ConfigurationException(
                    "%s would have a class %s, and the code means another one by that name; choose another, as in %s:my-%s"
                            .formatted(name.type(), className, name.prefix(), name.word()));
        }
    }
}
