package lamina.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lamina.api.AssemblyException;
import lamina.api.graph.Shape;
import org.junit.jupiter.api.Test;

/** Connections counted by hand. */
class FanTest {

    @Test
    void connectionsOfADenseLayer() {
        assertEquals(9216, Fan.IN.of(Shape.of(4096, 9216)));
        assertEquals(4096, Fan.OUT.of(Shape.of(4096, 9216)));
        assertEquals(6656, Fan.AVERAGE.of(Shape.of(4096, 9216)));
    }

    /** The second convolution of AlexNet: 256 filters of 5 by 5 over the 48 channels of their group. */
    @Test
    void connectionsOfAConvolution() {
        assertEquals(1200, Fan.IN.of(Shape.of(256, 48, 5, 5)));
        assertEquals(6400, Fan.OUT.of(Shape.of(256, 48, 5, 5)));
    }

    @Test
    void biasesHaveNone() {
        String message = assertThrows(AssemblyException.class, () -> Fan.IN.of(Shape.of(96)))
                .getMessage();
        assertTrue(message.contains("[96]") && message.contains("constant"), message);
    }
}
