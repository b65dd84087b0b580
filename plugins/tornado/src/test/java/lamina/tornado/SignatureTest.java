package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Scale;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static Tensor tensor(String name, int size) {
        return new Tensor(name, Shape.of(size), Element.FLOAT32, Role.VALUE);
    }

    private static Op gradient(String name, int size) {
        Relu relu = new Relu(tensor(name + "x", size), tensor(name + "y", size));
        return new ReluGradient(relu, tensor(name + "dy", size), tensor(name + "dx", size));
    }

    private static Op scale(String name, float factor) {
        return new Scale(tensor(name + "x", 3), tensor(name + "y", 3), factor);
    }

    @Test
    void namesDoNotMatter() {
        assertEquals(Signature.of(gradient("a", 3)), Signature.of(gradient("b", 3)));
    }

    @Test
    void shapesAttributesAndClassesDo() {
        assertNotEquals(Signature.of(gradient("a", 3)), Signature.of(gradient("a", 4)));
        assertNotEquals(Signature.of(scale("a", 2)), Signature.of(scale("a", 3)));
        assertNotEquals(Signature.of(scale("a", 2)), Signature.of(gradient("a", 3)));
    }
}
