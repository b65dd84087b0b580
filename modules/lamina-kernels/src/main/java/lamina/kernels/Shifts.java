package lamina.kernels;

/**
 * Shifts without the sign, made of shifts with it: compilers for devices take {@code >>>} for {@code >>} (OpenCL C and CUDA C have no
 * operator of their own for it, and TornadoVM 5.2 writes a signed one). Copied into rewritten kernels; amounts are cut to the width, as
 * Java does, since C leaves longer ones undefined.
 */
final class Shifts {
    private Shifts() {}

    static int unsigned(int value, int amount) {
        int n = amount & 31;
        return (value >> n) & ~((-1 << (31 - n)) << 1);
    }

    static long unsigned(long value, int amount) {
        int n = amount & 63;
        return (value >> n) & ~((-1L << (63 - n)) << 1);
    }
}
