package lamina.tornado;

import lamina.api.BackendException;

/** What TornadoVM throws, as one sentence. */
final class Failure {
    private Failure() {}

    /**
     * The exception to throw.
     *
     * @param what failed: {@code "compiling the op …"}
     * @throws VirtualMachineError if it is one
     */
    static BackendException of(String what, Throwable thrown) {
        if (thrown instanceof BackendException says) {
            return says; // it all
        }
        if (thrown instanceof VirtualMachineError fatal) {
            throw fatal;
        }
        return new BackendException("TornadoVM failed when " + what + ": " + reason(thrown), thrown);
    }

    /** The innermost message, on one line, without the colours that TornadoVM gives some. */
    static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.toString()
                : message.replaceAll("\\e\\[[0-9;]*m", "").strip().replaceAll("\\s+", " ");
    }
}
