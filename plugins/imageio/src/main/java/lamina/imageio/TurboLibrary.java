package lamina.imageio;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds libjpeg-turbo's TurboJPEG library: in a folder of Lamina's, or as the operating system installs it. */
final class TurboLibrary {
    /** Names a folder; looked at first. */
    static final String FOLDER_PROPERTY = "lamina.native";

    private static final String HOME_PROPERTY = "lamina.home";
    private static final List<String> NAMES = List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib", "turbojpeg.dll");

    private TurboLibrary() {}

    /** Why it cannot be used here and what to do about it; empty if it can. */
    static Optional<String> problem() {
        try {
            TurboJpeg.requireLoaded();
            return Optional.empty();
        } catch (LinkageError | IllegalCallerException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(
                    "libjpeg-turbo's library " + NAMES.getFirst() + " cannot be loaded (" + cause.getMessage()
                            + "). JPEG pictures are decoded without it, some two times slower. Install it (Debian and Ubuntu: libturbojpeg0"
                            + " or libturbojpeg; Fedora: turbojpeg; Homebrew: jpeg-turbo), or name its folder by -D"
                            + FOLDER_PROPERTY + "=FOLDER");
        }
    }

    /** Loads it. */
    @SuppressWarnings("restricted") // loading it is what this class is for
    static SymbolLookup load() {
        Optional<Path> file = folders().stream()
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isReadable)
                .findFirst();
        if (file.isPresent()) {
            return SymbolLookup.libraryLookup(file.get(), Arena.global());
        }
        try {
            return SymbolLookup.libraryLookup(systemName(), Arena.global());
        } catch (IllegalArgumentException e) {
            throw new UnsatisfiedLinkError(e.getMessage());
        }
    }

    private static String systemName() {
        String system = System.getProperty("os.name");
        return NAMES.get(system.startsWith("Windows") ? 2 : system.startsWith("Mac") ? 1 : 0);
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(Path::of).ifPresent(folders::add);
        folders.add(Path.of(System.getProperty("java.home"), "lib"));
        Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .map(home -> Path.of(home, "lib"))
                .ifPresent(folders::add);
        return folders;
    }
}
