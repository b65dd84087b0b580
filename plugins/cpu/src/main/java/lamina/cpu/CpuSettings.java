package lamina.cpu;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Key;
import lamina.api.Range;

/**
 * Settings of the backend {@code cpu}.
 *
 * @param threads how many threads compute; 0 for one per processor
 * @param nativeLibrary {@code auto}, {@code none}, or the name of an override set: {@code onednn}
 */
@Doc("Runs on the processor's cores.")
public record CpuSettings(
        @Doc("How many threads compute; 0 for one per processor.") @Default("0") @Range(min = 0, max = 1024)
        int threads,

        @Doc(
                "Who makes ops faster: auto for every library that is there, none for portable kernels only, or a library's name.")
        @Default("auto")
        @Key("native")
        String nativeLibrary) {

    static final String AUTO = "auto";
    static final String NONE = "none";

    /** One thread per processor, every library that is there. */
    public static CpuSettings defaults() {
        return new CpuSettings(0, AUTO);
    }

    int computingThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
