package lamina.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be wrong with a plugin, each in a folder of its own.
 *
 * @param workshop makes the jars
 * @param plugins the folder of plugins
 */
record BrokenJars(Workshop workshop, Path plugins) {

    /** By folder, what has to be said of it: all of what is between bars. */
    Map<String, String> install() throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("api", wrongApi());
        said.put("jdk", missingJdkModule());
        said.put("split", splitPackage());
        said.put("same", duplicateType());
        said.put("throws", throwingProvider());
        said.put("kernel", kernelBesideTheDialect());
        said.put("lonely", missingDependency());
        said.put("nojar", noJar());
        said.put("short", truncated());
        said.put("later", laterJava());
        said.put("circle", circle());
        said.put("shy", shySettings());
        return said;
    }

    private Path folder(String name) {
        return plugins.resolve(name);
    }

    private String wrongApi() throws IOException {
        workshop.plugin("api")
                .resource("META-INF/lamina/plugin.properties", "lamina = [7.1,8.0)\n")
                .into(folder("api"));
        return "was built for the Lamina API 7.1 up to, not including, 8.0, this is 0.1|update Lamina";
    }

    private String missingJdkModule() throws IOException {
        workshop.plugin("jdk")
                .source("module-info", Workshop.module("jdk", "requires java.sql;"))
                .into(folder("jdk"));
        return "acme.jdk|needs java.sql of the JDK, which is not in this Java runtime|runtime link --with";
    }

    private String splitPackage() throws IOException {
        workshop.plugin("split").into(folder("split"));
        workshop.jar("library")
                .source("module-info", "module library { exports acme.split; }")
                .source("acme/split/Other", "package acme.split; public final class Other { }")
                .into(folder("split"));
        return "library.jar and split.jar both have the package acme.split|keep one of the two";
    }

    private String duplicateType() throws IOException {
        for (String twin : new String[] {"castor", "pollux"}) {
            workshop.plugin(twin)
                    .source("acme/" + twin + "/P", Workshop.layer(twin, "", "").replace("acme:" + twin, "acme:same"))
                    .into(folder("same-" + twin));
        }
        return "the layer \"acme:same\" is provided 2 times|castor.jar|pollux.jar|remove all but one";
    }

    private String throwingProvider() throws IOException {
        workshop.plugin("throwing")
                .source(
                        "acme/throwing/P",
                        Workshop.layer("throwing", "if (true) throw new IllegalStateException(\"no licence\");", ""))
                .into(folder("throws"));
        return "acme.throwing.P throws java.lang.IllegalStateException: no licence (P.java:8)|ask its author";
    }

    private String kernelBesideTheDialect() throws IOException {
        String kernel = """
                public record Rough(Floats x) implements Kernel {
                    public void run(int from, int to) {
                        float[] copy = new float[to - from];
                        x.set(from, copy[0]);
                    }
                }
                """;
        workshop.plugin("rough")
                .source("acme/rough/P", Workshop.layer("rough", "", kernel))
                .into(folder("kernel"));
        return "a kernel breaks the dialect|acme.rough.P$Rough.run allocates an array|its author has to mend the kernel";
    }

    private String missingDependency() throws IOException {
        Path library = workshop.jar("library")
                .source("module-info", "module acme.library { }")
                .into(workshop.folder().resolve("elsewhere"));
        workshop.plugin("lonely")
                .source("module-info", Workshop.module("lonely", "requires acme.library;"))
                .beside(library)
                .into(folder("lonely"));
        return "needs the module acme.library, which is not there|put the jar of acme.library into the plugin's folder";
    }

    private String noJar() throws IOException {
        Files.createDirectories(folder("nojar"));
        Files.writeString(folder("nojar").resolve("page.jar"), "<html>404 Not Found</html>");
        return "page.jar is no jar: expected a zip file, found one that begins with \"<html>404 Not Fo\"|saved under its name";
    }

    private String truncated() throws IOException {
        Path jar = workshop.plugin("whole").into(folder("short"));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length * 2 / 3));
        return "whole.jar begins as a jar does and is cut short or damaged|compare its size or its checksum";
    }

    private String laterJava() throws IOException {
        int later = Runtime.version().feature() + 1;
        workshop.plugin("later").laterInto(folder("later"), later);
        return "later.jar was compiled for Java %d, this is Java %d|run Lamina on Java %d"
                .formatted(later, later - 1, later);
    }

    /** javac refuses a circle too, so each half is compiled against another that does not require it. */
    private String circle() throws IOException {
        Path elsewhere = workshop.folder().resolve("elsewhere");
        Path half = workshop.jar("half")
                .source("module-info", "module acme.half { }")
                .into(elsewhere);
        Path circle = workshop.plugin("circle").into(elsewhere);
        workshop.plugin("circle")
                .source("module-info", Workshop.module("circle", "requires acme.half;"))
                .beside(half)
                .into(folder("circle"));
        workshop.jar("half")
                .source("module-info", "module acme.half { requires acme.circle; }")
                .beside(circle)
                .into(folder("circle"));
        return "its modules require each other in a circle|acme.half|acme.circle|its author has to break the circle";
    }

    private String shySettings() throws IOException {
        workshop.plugin("shy")
                .source("acme/shy/P", Workshop.layer("shy", "", "").replace("public record S", "record S"))
                .into(folder("shy"));
        return "the settings of acme.shy.P are not a public record in an exported package: acme.shy.P$S|has to make the record public";
    }
}
