package lamina.api.backend;

import lamina.api.graph.Op;

/**
 * Who runs an op.
 *
 * @param procedure the procedure's name
 * @param op the op
 * @param implementation {@code portable}, on another device than the processor {@code portable on …}, or an override's set and its
 *     implementation: {@code onednn brgconv:avx512_core}
 * @param remark why nobody faster took it; empty if somebody did or nobody offered
 * @param device the name of the device, of several; empty if there is but one
 */
public record Placement(String procedure, Op op, String implementation, String remark, String device) {

    /** On the only device. */
    public Placement(String procedure, Op op, String implementation, String remark) {
        this(procedure, op, implementation, remark, "");
    }

    /** The same on one of several devices. */
    public Placement on(String name) {
        return new Placement(procedure, op, implementation, remark, name);
    }
}
