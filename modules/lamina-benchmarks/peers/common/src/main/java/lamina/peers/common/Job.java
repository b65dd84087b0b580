package lamina.peers.common;

/** A network that is ready to run; what it holds lives as long as the process. */
public interface Job {

    /** Runs one step of training, or one batch of inference, to its end; returns the loss, or the first output. */
    float step() throws Exception;

    /** What exactly ran: versions, BLAS, threads. */
    String info();
}
