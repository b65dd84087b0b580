package lamina.core.device;

/** What a program on several devices moves between them. */
public interface Traffic {

    /** Bytes that have been handed from one device to another, in all runs of a procedure so far. */
    long moved(String procedure);

    /** How often a procedure has run. */
    long runs(String procedure);
}
