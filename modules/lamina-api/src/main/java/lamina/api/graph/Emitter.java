package lamina.api.graph;

/** Where ops are added. */
public interface Emitter {

    /** A tensor that lives within a run of the procedure; its name is made unique by the emitter's prefix. */
    Tensor value(String name, Shape shape, Element element);

    /** A {@link Element#FLOAT32} tensor that lives within a run of the procedure. */
    default Tensor value(String name, Shape shape) {
        return value(name, shape, Element.FLOAT32);
    }

    /** Adds an op after those already added, and returns it. */
    <O extends Op> O add(O op);
}
