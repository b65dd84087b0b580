package lamina.core.verify;

import java.util.List;

/** Knows the rules for plugins. The test kit has one; it is no part of the runtime, as it needs JUnit. */
public interface Verifier {

    /** Holds a provider to every rule of its kind, in the order of the rules. Takes seconds, as networks are run. */
    List<Verdict> verify(Subject<?, ?> subject);

    /** What is wrong with a class of kernels, a sentence each that begins with the class; empty if it keeps to the dialect. */
    List<String> lint(Class<?> kernel);
}
