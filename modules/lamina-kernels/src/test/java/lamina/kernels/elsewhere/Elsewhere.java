package lamina.kernels.elsewhere;

import lamina.api.kernel.Kernel;

/** Has a kernel that nobody outside of this package can look into. */
public final class Elsewhere {
    private Elsewhere() {}

    private record Hidden(int n) implements Kernel {
        @Override
        public void run(int from, int to) {}
    }

    /** One of them. */
    public static Kernel hidden() {
        return new Hidden(1);
    }
}
