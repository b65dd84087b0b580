package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and loads {@code libdnnl.so.3} and the OpenMP runtime it was built with, {@code libgomp.so.1}. */
final class Libraries {
    static final String DNNL = "libdnnl.so.3";
    static final String GOMP = "libgomp.so.1";

    /** Names a folder that holds both; looked at first. */
    static final String FOLDER_PROPERTY = "lamina.native";

    private static final String HOME_PROPERTY = "lamina.home";

    private Libraries() {}

    /** Found once: Java tells why a class could not be initialized the first time only. */
    private static final class Found {
        static final Optional<String> PROBLEM = look();
    }

    /** Why oneDNN cannot be used here and what to do about it; empty if it can. */
    static Optional<String> problem() {
        return Found.PROBLEM;
    }

    private static Optional<String> look() {
        if (folder().isEmpty()) {
            return Optional.of(DNNL + " and " + GOMP + " are not there; looked in "
                    + candidates().stream().map(Path::toString).collect(Collectors.joining(" and "))
                    + ". Put both into one folder and name it by -D" + FOLDER_PROPERTY
                    + "=FOLDER, for the launcher in LAMINA_OPTS");
        }
        Path folder = folder().get();
        Optional<String> damage = Stream.of(GOMP, DNNL)
                .flatMap(name -> damage(folder, name).stream())
                .findFirst();
        return damage.isPresent()
                ? Optional.of(unusable(folder, damage.get(), "Copy them again"))
                : loadingProblem(folder);
    }

    private static Optional<String> damage(Path folder, String library) {
        return new SharedObject(folder.resolve(library))
                .damage()
                .or(() -> Checksums.in(folder).damage(library));
    }

    private static Optional<String> loadingProblem(Path folder) {
        try {
            Dnnl.requireLoaded();
            return Optional.empty();
        } catch (LinkageError | IllegalCallerException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return Optional.of(unusable(folder, root.getMessage(), cure(root, folder)));
        }
    }

    private static String unusable(Path folder, String why, String cure) {
        return "the libraries in %s cannot be loaded: %s. %s; a new build has sound ones (LAMINA_REBUILD=1 ./lamina)"
                .formatted(folder, why, cure);
    }

    private static String cure(Throwable root, Path folder) {
        return switch (root) {
            case IllegalCallerException _ -> "Run Java with --enable-native-access=lamina.onednn";
            case NoSuchElementException _ -> "This is not the oneDNN that Lamina came with";
            default ->
                "They are damaged or made for another platform, or lack a library of the system, which \"ldd %s\" would tell"
                        .formatted(folder.resolve(DNNL));
        };
    }

    /** Loads both; the OpenMP runtime first, so that oneDNN finds this one and not another of the system's. */
    @SuppressWarnings("restricted") // loading them is what this plugin is for
    static SymbolLookup load() {
        Path folder = folder().orElseThrow(() -> new UnsatisfiedLinkError(DNNL));
        limitSpinning();
        SymbolLookup openMp = SymbolLookup.libraryLookup(folder.resolve(GOMP), Arena.global());
        return SymbolLookup.libraryLookup(folder.resolve(DNNL), Arena.global()).or(openMp);
    }

    /**
     * Threads of OpenMP wait for the next loop by spinning, by default for milliseconds, and take the processor from the threads that decode
     * pictures. Some 30 µs bridge the gaps between the loops of one primitive: AlexNet trained 45 % faster with it on two busy cores. Whoever
     * has set OMP_WAIT_POLICY or GOMP_SPINCOUNT knows better. The variables are read when the runtime is loaded.
     */
    @SuppressWarnings("restricted") // setenv's own signature
    private static void limitSpinning() {
        if (System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom("GOMP_SPINCOUNT");
            int unused = (int) setenv.invokeExact(name, arena.allocateFrom("10000"), 0); // refused: they spin longer
        } catch (Throwable e) {
            throw new LinkageError("setenv", e);
        }
    }

    private static Optional<Path> folder() {
        return candidates().stream()
                .filter(folder -> Files.isReadable(folder.resolve(DNNL)) && Files.isReadable(folder.resolve(GOMP)))
                .findFirst();
    }

    /** The folder that a property names, the image's, an installation's. */
    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(Path::of).ifPresent(folders::add);
        folders.add(Path.of(System.getProperty("java.home"), "lib"));
        Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .map(home -> Path.of(home, "lib"))
                .ifPresent(folders::add);
        return folders.stream().distinct().toList();
    }
}
