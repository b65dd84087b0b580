package lamina.peers.common;

/** Another way to run AlexNet; found by {@link java.util.ServiceLoader}. */
public interface Peer {

    /** How the command line calls it. */
    String name();

    /**
     * Builds the network and its data.
     *
     * @throws UnsupportedOperationException if it cannot do what is asked
     */
    Job open(Setting setting) throws Exception;
}
