package lamina.onednn;

/**
 * What of the processor oneDNN uses.
 *
 * @param flags {@code dnnl_cpu_isa_t}: each set contains the bits of those below it
 */
record Processor(int flags) {
    private static final int AVX2 = 0x7;
    private static final int AVX512 = 0x27;
    private static final int AVX512_BF16 = 0xe7;
    private static final int AMX = 0xfef;

    static Processor found() {
        return new Processor(Dnnl.instructionSet());
    }

    private boolean has(int set) {
        return (flags & set) == set;
    }

    boolean hasWideVectors() {
        return has(AVX512);
    }

    /** Whether it multiplies bfloat16 in hardware, as fast as fp32 at least. */
    boolean multipliesBfloat16() {
        return has(AVX512_BF16);
    }

    /** Whether oneDNN can compute in bfloat16 at all: without hardware for it slowly, by way of fp32. */
    boolean knowsBfloat16() {
        return has(AVX512);
    }

    String name() {
        if (has(AMX)) {
            return "AMX";
        }
        if (has(AVX512_BF16)) {
            return "AVX-512 with bf16";
        }
        if (has(AVX512)) {
            return "AVX-512";
        }
        return has(AVX2) ? "AVX2" : "instruction set " + Integer.toHexString(flags);
    }
}
