package lamina.tornado;

import lamina.api.graph.Op;

/**
 * A step and what it is of.
 *
 * @param op how messages name the op
 * @param id unique among the procedure's steps; carries the position of the op
 * @param step what to run
 */
record NamedStep(String op, String id, DeviceStep step) {
    /** A regular expression for an id's beginning; its group is the op's position in its procedure. */
    static final String POSITION = "op(\\d+)step";

    static NamedStep of(Op op, int position, int number, DeviceStep step) {
        return new NamedStep(Ops.describe(op), "op" + position + "step" + number, step);
    }
}
