package lamina.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.PluginException;

/**
 * Which code it was, exactly.
 *
 * @param module the module's name; for code on the class path, the name of its jar or folder
 * @param version the module's version; empty if its descriptor has none
 * @param sha256 of the jar; of a module that was linked into an image, over its resources' names and contents, sorted; empty for a
 *     folder of the class path
 */
public record Stamp(String module, String version, String sha256) {

    /** Those of the modules of some classes, each once, by name; of a plugin in a folder, also of the libraries beside it. */
    public static List<Stamp> of(Collection<? extends Class<?>> classes) {
        return classes.stream()
                .flatMap(Stamp::of)
                .distinct()
                .sorted(Comparator.comparing(Stamp::module).thenComparing(Stamp::toString))
                .toList();
    }

    private static Stream<Stamp> of(Class<?> type) {
        Module module = type.getModule();
        if (!module.isNamed()) {
            return Stream.of(unnamed(Origin.of(type, "").location()));
        }
        Stream<ResolvedModule> modules =
                module.getLayer() == Stamp.class.getModule().getLayer()
                        ? module.getLayer().configuration().findModule(module.getName()).stream()
                        : module.getLayer().configuration().modules().stream();
        return modules.map(resolved -> named(resolved.reference()));
    }

    private static Stamp unnamed(String location) {
        Path file = Path.of(location);
        String name = location.isEmpty() ? "" : file.getFileName().toString();
        return new Stamp(name, "", Files.isRegularFile(file) ? sum(file) : "");
    }

    private static Stamp named(ModuleReference module) {
        String sum = module.location()
                .filter(location -> "file".equals(location.getScheme()))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .map(Stamp::sum)
                .orElseGet(() -> sum(module));
        return new Stamp(
                module.descriptor().name(), module.descriptor().rawVersion().orElse(""), sum);
    }

    /**
     * The SHA-256 of a jar, in hexadecimal digits.
     *
     * @throws PluginException if it cannot be read
     */
    public static String sha256(Path jar) {
        return sum(jar);
    }

    private static String sum(Path jar) {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(jar)) {
            in.transferTo(into(digest));
        } catch (IOException e) {
            throw unreadable(jar.toString(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sum(ModuleReference module) {
        MessageDigest digest = digest();
        try (ModuleReader reader = module.open();
                Stream<String> resources = reader.list()) {
            for (String name :
                    resources.filter(name -> !name.endsWith("/")).sorted().toList()) { // no folders
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                try (InputStream in = reader.open(name).orElse(InputStream.nullInputStream())) {
                    in.transferTo(into(digest));
                }
            }
        } catch (IOException e) {
            throw unreadable(module.descriptor().name(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static DigestOutputStream into(MessageDigest digest) {
        return new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static PluginException unreadable(String what, IOException cause) {
        return new PluginException(
                what + ", which is in use, cannot be read again: " + cause
                        + "; was it replaced or removed while Lamina runs?",
                cause);
    }

    /** For messages: {@code acme.swish 1.0 (sha256 1f2e3d4c...)}. */
    @Override
    public String toString() {
        String sum = sha256.isEmpty() ? "" : " (sha256 " + sha256.substring(0, 8) + "...)";
        return module + (version.isEmpty() ? "" : " " + version) + sum;
    }
}
