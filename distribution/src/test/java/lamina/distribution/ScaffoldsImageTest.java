package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.cli.scaffold.PluginName;
import lamina.cli.scaffold.ProjectFolder;
import lamina.cli.scaffold.Scaffold;
import lamina.cli.scaffold.ScaffoldKind;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plugins new} begins, for each kind: built by Maven as a stranger would, verified, and used by a training. */
class ScaffoldsImageTest {
    @TempDir
    private static Path folder;

    private static StrangersMaven.Outcome maven;

    /** One project by the command; the others by what it calls, which saves their starts. All are built in one go. */
    @BeforeAll
    static void build() throws IOException {
        Outcome first = LinkedLamina.built().run(folder, "plugins", "new", "layer", "acme:my-layer");
        assertEquals(0, first.exit(), first::toString);
        for (ScaffoldKind kind : ScaffoldKind.values()) {
            if (kind != ScaffoldKind.LAYER) {
                Scaffold scaffold = new Scaffold(
                        kind, PluginName.of(type(kind), Optional.empty()), System.getProperty("lamina.version"));
                new ProjectFolder(project(kind)).write(scaffold.files());
            }
        }
        String modules = kinds().map(kind -> "<module>" + project(kind).getFileName() + "</module>")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>acme</groupId><artifactId>all</artifactId><version>1</version>
                <packaging>pom</packaging><modules>%s</modules></project>
                """.formatted(modules));
        maven = StrangersMaven.in(folder.resolve("maven"))
                .run(
                        folder,
                        "-q",
                        "-T1C",
                        "--fail-at-end",
                        "package",
                        "-DargLine=--enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        assertEquals(0, maven.exit(), maven::toString);
    }

    private static Stream<ScaffoldKind> kinds() {
        return Arrays.stream(ScaffoldKind.values());
    }

    private static String type(ScaffoldKind kind) {
        return "acme:my-" + kind.label();
    }

    private static Path project(ScaffoldKind kind) {
        return folder.resolve("acme-my-" + kind.label());
    }

    private static Path jars(ScaffoldKind kind) {
        return project(kind).resolve("target/plugins");
    }

    @Test
    void eachCompilesWithoutWarningsAndKeepsItsContract() {
        assertEquals(
                "",
                maven.text()
                        .lines()
                        .filter(line -> line.startsWith("[WARNING]"))
                        .collect(Collectors.joining("\n")));
        assertAll(kinds().map(kind -> () -> {
            String report = report(kind);
            assertTrue(
                    report.matches("(?s).*Tests run: ([7-9]|\\d\\d+), Failures: 0, Errors: 0, Skipped: 0.*"), report);
        }));
    }

    /** What surefire says of the project's only test. */
    private static String report(ScaffoldKind kind) throws IOException {
        try (Stream<Path> reports = Files.list(project(kind).resolve("target/surefire-reports"))) {
            return Files.readString(reports.filter(file -> file.toString().endsWith("Test.txt"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void eachIsVerified() {
        Stream<String> all = kinds().map(kind -> jars(kind).toString());
        Outcome verify = LinkedLamina.built()
                .run(folder, Stream.concat(Stream.of("plugins", "verify"), all).toArray(String[]::new));
        assertEquals(0, verify.exit(), verify::toString);
        for (ScaffoldKind kind : ScaffoldKind.values()) {
            assertTrue(
                    verify.out().contains("\n" + kind.label() + " " + type(kind) + ", with its defaults"),
                    verify::toString);
        }
        assertTrue(verify.out().contains(" rules hold, 0 fail, "), verify::toString);
    }

    /** Each project's own try.json, one upon the other; those that read other pictures, or compute elsewhere, in runs of their own. */
    @Test
    void allAreUsedFromAConfiguration() throws IOException {
        pictures();
        List<ScaffoldKind> apart = List.of(ScaffoldKind.BACKEND, ScaffoldKind.DECODER);
        List<ScaffoldKind> replicas = List.of(ScaffoldKind.COLLECTIVE);
        train(
                "together",
                kinds().filter(kind -> !apart.contains(kind) && !replicas.contains(kind))
                        .toList(),
                "--set",
                "data.train=32",
                "--set",
                "data.validation=8");
        assertTrue(Files.exists(folder.resolve("together/epochs.md")), "the listener's table");
        train("apart", apart);
        train("replicas", replicas);
    }

    private static void train(String name, List<ScaffoldKind> kinds, String... more) throws IOException {
        String base = "quickstart";
        for (ScaffoldKind kind : kinds) {
            String own = Files.readString(project(kind).resolve("try.json"));
            String next = name + "-" + kind.label() + ".json";
            Files.writeString(folder.resolve(next), own.replace("\"quickstart\"", "\"" + base + "\""));
            base = next;
        }
        String[] arguments = {"train", base, "--out", name, "--set", "train.batch=8", "--set", "train.steps=3"};
        Outcome train = LinkedLamina.built()
                .run(
                        folder,
                        Stream.of(arguments, more, plugins())
                                .flatMap(Arrays::stream)
                                .toArray(String[]::new));
        assertEquals(0, train.exit(), train::toString);
        String resolved = Files.readString(folder.resolve(name).resolve("config.json"));
        for (ScaffoldKind kind : kinds) {
            assertTrue(kind == ScaffoldKind.DECODER || resolved.contains('"' + type(kind) + '"'), resolved);
        }
    }

    private static String[] plugins() {
        return kinds().flatMap(kind -> Stream.of("--plugins", jars(kind).toString()))
                .toArray(String[]::new);
    }

    /** Two classes of portable pixmaps, which no other decoder reads. */
    private static void pictures() throws IOException {
        for (int i = 0; i < 16; i++) {
            byte[] header = "P6 64 64 255\n".getBytes(StandardCharsets.US_ASCII);
            byte[] file = Arrays.copyOf(header, header.length + 64 * 64 * 3);
            Arrays.fill(file, header.length, file.length, (byte) (15 * i));
            Path pictures = Files.createDirectories(folder.resolve("pictures/" + (i < 8 ? "dark" : "bright")));
            Files.write(pictures.resolve(i + ".ppm"), file);
        }
    }
}
