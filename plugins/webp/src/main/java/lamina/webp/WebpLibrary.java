package lamina.webp;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/** Finds libwebp as the operating system installs it. */
final class WebpLibrary {
    private WebpLibrary() {}

    /** Why it cannot be used here and what to do about it; empty if it can. */
    static Optional<String> problem() {
        try {
            Webp.requireLoaded();
            return Optional.empty();
        } catch (LinkageError | IllegalCallerException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(name() + " cannot be loaded (" + cause.getMessage()
                    + "), so WebP pictures cannot be read. Install it (Debian and Ubuntu: libwebp7; Fedora: libwebp; Homebrew: webp),"
                    + " or convert them");
        }
    }

    /** Loads it. */
    @SuppressWarnings("restricted") // loading it is what this class is for
    static SymbolLookup load() {
        try {
            return SymbolLookup.libraryLookup(name(), Arena.global());
        } catch (IllegalArgumentException e) {
            throw new UnsatisfiedLinkError(e.getMessage());
        }
    }

    private static String name() {
        String system = System.getProperty("os.name");
        return system.startsWith("Windows")
                ? "libwebp.dll"
                : system.startsWith("Mac") ? "libwebp.7.dylib" : "libwebp.so.7";
    }
}
