package lamina.cpu;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Key;
import lamina.api.Range;
import lamina.api.backend.Precision;

/**
 * Settings of the backend {@code cpu}.
 *
 * @param threads how many threads compute; 0 for one per processor
 * @param nativeLibrary {@code auto}, {@code none}, {@code reference}, or the name of an override set: {@code onednn}
 * @param precision what to compute in
 */
@Doc("Runs on the processor's cores.")
public record CpuSettings(
        @Doc("How many threads compute; 0 for one per processor.") @Default("0") @Range(min = 0, max = 1024)
        int threads,

        @Doc(
                "Who makes ops faster: auto for every library that is there, none for those in pure Java, reference for portable kernels only, or a library's name.")
        @Default("auto")
        @Key("native")
        String nativeLibrary,

        @Doc(
                "What to compute in: f32, bf16 (with weights, losses and sums in f32), or auto: bf16 where the processor has it in hardware.")
        @Default("auto")
        Precision precision) {

    static final String AUTO = "auto";
    static final String NONE = "none";
    static final String REFERENCE = "reference";

    /** One thread per processor, every library that is there, the fastest precision. */
    public static CpuSettings defaults() {
        return new CpuSettings(0, AUTO, Precision.AUTO);
    }

    /** The portable kernels alone: what every other way to run an op is compared with. */
    public static CpuSettings reference(int threads) {
        return new CpuSettings(threads, REFERENCE, Precision.F32);
    }

    int computingThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
