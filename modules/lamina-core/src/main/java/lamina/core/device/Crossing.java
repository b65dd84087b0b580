package lamina.core.device;

import lamina.api.graph.Tensor;

/**
 * A tensor that one device writes and another reads: it crosses once in each run of its procedure, however often it is read there.
 *
 * @param procedure the procedure's name
 * @param tensor what crosses
 * @param from the device that writes it
 * @param to the device that reads it
 */
public record Crossing(String procedure, Tensor tensor, String from, String to) {

    /** Bytes in one run of the procedure. */
    public long bytes() {
        return tensor.bytes();
    }
}
