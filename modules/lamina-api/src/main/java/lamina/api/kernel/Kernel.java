package lamina.api.kernel;

/** A loop over independent indices; see the rules of the dialect in the package's description. */
public interface Kernel {

    /** Runs iterations {@code from} (included) to {@code to} (excluded). Any cut of the whole range gives the same result. */
    void run(int from, int to);
}
