package lamina.api.backend;

/** What an override says of an op. */
public sealed interface Preparation {

    /**
     * It will run the op.
     *
     * @param step runs it once
     * @param implementation what runs, for listings
     */
    record Accepted(Runnable step, String implementation) implements Preparation {}

    /**
     * It will not.
     *
     * @param reason for listings
     */
    record Declined(String reason) implements Preparation {}
}
