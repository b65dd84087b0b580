package lamina.api;

/** Layers, loss and optimizer do not make a graph: a shape that does not fit, a tensor that nobody writes. */
public final class AssemblyException extends LaminaException {
    private static final long serialVersionUID = 1;

    /** With a message for the person who can mend it. */
    public AssemblyException(String message) {
        super(message);
    }

    /** With a message for the person who can mend it, and what brought it about. */
    public AssemblyException(String message, Throwable cause) {
        super(message, cause);
    }
}
