package lamina.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lamina.api.Provider;

/** Builds jars of tiny plugins with the JDK's own tools, at test time. */
final class Swatch {
    /** A layer plugin: %1$s its package, %2$s its type, %3$s a statement of its constructor. */
    private static final String PROVIDER = """
            package %1$s;
            import java.util.List;
            import lamina.api.layer.*;
            import lamina.api.graph.*;
            public final class P implements LayerProvider<P.S> {
                public record S() {}
                public P() { %3$s }
                public String type() { return "%2$s"; }
                public Class<S> settings() { return S.class; }
                public Layer create(S settings) { return (scope, in) -> in.getFirst(); }
            }
            """;

    private final Path work;

    Swatch(Path work) {
        this.work = work;
    }

    /** A module {@code acme.NAME} with one layer of this type. */
    Path plugin(Path jar, String name, String type) throws IOException {
        return plugin(jar, name, type, "");
    }

    Path plugin(Path jar, String name, String type, String statement) throws IOException {
        return new Jar(jar)
                .source("module-info", descriptor(name, "requires lamina.api;"))
                .source("acme/" + name + "/P", provider(name, type, statement))
                .build();
    }

    static String descriptor(String name, String more) {
        return "module acme.%1$s { %2$s exports acme.%1$s; provides lamina.api.layer.LayerProvider with acme.%1$s.P; }"
                .formatted(name, more);
    }

    static String provider(String name, String type, String statement) {
        return PROVIDER.formatted("acme." + name, type, statement);
    }

    Jar jar(Path jar) throws IOException {
        return new Jar(jar);
    }

    /** A jar in the making. */
    final class Jar {
        private final Path jar;
        private final Path sources;
        private final Path classes;
        private final List<String> options = new ArrayList<>();

        private Jar(Path jar) throws IOException {
            this.jar = jar;
            this.sources = Files.createTempDirectory(work, "sources");
            this.classes = Files.createTempDirectory(work, "classes");
        }

        Jar source(String name, String text) throws IOException {
            return write(sources, name + ".java", text);
        }

        Jar resource(String name, String text) throws IOException {
            return write(classes, name, text);
        }

        private Jar write(Path folder, String name, String text) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        }

        /** More options of javac; the last word in case of doubt. */
        Jar options(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        Path build() throws IOException {
            compile();
            Files.createDirectories(jar.getParent());
            run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
            return jar;
        }

        /** As a compiler of a later Java would have marked it. */
        Path buildForJava(int version) throws IOException {
            compile();
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[7] = (byte) (44 + version);
                    Files.write(file, bytes);
                }
            }
            Files.createDirectories(jar.getParent()); // by hand: the jar tool refuses such a descriptor
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                    zip.write(Files.readAllBytes(file));
                }
            }
            return jar;
        }

        private void compile() throws IOException {
            List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
            arguments.addAll(List.of("-p", apiPath(), "-cp", apiPath()));
            arguments.addAll(options);
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
            }
            run("javac", arguments.toArray(String[]::new));
        }
    }

    /** Where the tests found lamina.api. */
    private static String apiPath() {
        return Origin.of(Provider.class, "").location();
    }

    private static void run(String tool, String... arguments) {
        int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        if (status != 0) {
            throw new IllegalStateException(tool + " " + Arrays.toString(arguments) + " failed");
        }
    }
}
