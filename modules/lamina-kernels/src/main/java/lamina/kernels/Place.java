package lamina.kernels;

import lamina.api.BackendException;

/**
 * The place in a kernel that is looked at, to say what is wrong with it.
 *
 * @param kernel the class
 * @param where method and line; empty for the class as a whole
 */
record Place(Class<?> kernel, String where) {

    /** What is wrong, and what to do. */
    BackendException refuse(String problem, String advice) {
        return new BackendException("kernel %s%s: %s, which no device runs; %s"
                .formatted(kernel.getName(), where.isEmpty() ? "" : ", " + where, problem, advice));
    }
}
