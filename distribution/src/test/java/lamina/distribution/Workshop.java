package lamina.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes jars of strangers' plugins, sound and broken ones, with the JDK's own tools and the published jars. */
record Workshop(Path folder) {
    /** A layer that hands on its input: %1$s its package, %2$s its type, %3$s a statement of its constructor, %4$s more members. */
    private static final String LAYER = """
            package %1$s;
            import lamina.api.*;
            import lamina.api.graph.*;
            import lamina.api.kernel.*;
            import lamina.api.layer.*;
            public final class P implements LayerProvider<P.S> {
                public record S() {}
                public P() { %3$s }
                public String type() { return "%2$s"; }
                public Class<S> settings() { return S.class; }
                public Layer create(S settings) { return (scope, in) -> in.getFirst(); }
                %4$s
            }
            """;

    static String layer(String name, String statement, String members) {
        return LAYER.formatted("acme." + name, "acme:" + name, statement, members);
    }

    /** A module {@code acme.NAME} that provides its layer, with more directives. */
    static String module(String name, String more) {
        return "module acme.%1$s { requires lamina.api; %2$s exports acme.%1$s; provides lamina.api.layer.LayerProvider with acme.%1$s.P; }"
                .formatted(name, more);
    }

    /** A sound plugin. */
    Jar plugin(String name) throws IOException {
        return jar(name).source("module-info", module(name, "")).source("acme/" + name + "/P", layer(name, "", ""));
    }

    Jar jar(String name) throws IOException {
        return new Jar(name, Files.createTempDirectory(folder, name), new ArrayList<>());
    }

    /** A jar in the making, {@code sources} and {@code classes} being folders of its own. */
    record Jar(String name, Path work, List<String> options) {

        Jar source(String file, String text) throws IOException {
            write(work.resolve("sources/" + file + ".java"), text);
            return this;
        }

        Jar resource(String file, String text) throws IOException {
            write(work.resolve("classes/" + file), text);
            return this;
        }

        /** Compiled with another jar beside Lamina's. */
        Jar beside(Path other) {
            options.addAll(List.of("--module-path", "target/modules" + System.getProperty("path.separator") + other));
            return this;
        }

        /** Compiles it, and packs it into a folder. */
        Path into(Path folder) throws IOException {
            compile();
            Path jar = Files.createDirectories(folder).resolve(name + ".jar");
            tool(
                    "jar",
                    "--create",
                    "--file",
                    jar.toString(),
                    "-C",
                    work.resolve("classes").toString(),
                    ".");
            return jar;
        }

        /** The same, its classes marked as a later Java's; the jar tool would refuse them. */
        Path laterInto(Path folder, int java) throws IOException {
            compile();
            Path jar = Files.createDirectories(folder).resolve(name + ".jar");
            Path classes = work.resolve("classes");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[7] = (byte) (44 + java); // the major version: 69 is Java 25
                    zip.write(bytes);
                }
            }
            return jar;
        }

        private void compile() throws IOException {
            boolean module = Files.exists(work.resolve("sources/module-info.java"));
            List<String> arguments = new ArrayList<>(List.of("-g", "-proc:none"));
            arguments.addAll(module ? List.of("--module-path", "target/modules") : List.of("-cp", jars()));
            arguments.add("-d");
            arguments.add(work.resolve("classes").toString());
            arguments.addAll(options);
            try (Stream<Path> files = Files.walk(work.resolve("sources"))) {
                files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
            }
            tool("javac", arguments.toArray(String[]::new));
        }

        /** The tool takes no wildcards: the launcher of javac unfolds them. */
        private static String jars() throws IOException {
            try (Stream<Path> files = Files.list(Path.of("target/modules"))) {
                return files.map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
            }
        }

        private static void write(Path file, String text) throws IOException {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        private static void tool(String name, String... arguments) {
            int status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
            if (status != 0) {
                throw new AssertionError(name + " failed: " + String.join(" ", arguments));
            }
        }
    }
}
