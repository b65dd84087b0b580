package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.ConfigurationException;
import lamina.api.NoSettings;
import lamina.api.graph.Initializer;
import lamina.api.layer.Layer;
import lamina.api.layer.Loss;
import lamina.config.Fakes.GaussianSettings;
import lamina.config.Fakes.MadeInitializer;
import lamina.config.Fakes.MadeLoss;
import org.junit.jupiter.api.Test;

class ProductBinderTest {
    private final RunReader reader = new RunReader(Fakes.registry());

    @Test
    void oneFromItsSettings() {
        assertEquals(
                new MadeInitializer(new GaussianSettings(0, 2)),
                reader.make(Initializer.class, "{type: gaussian, std: 2}"));
        assertEquals(new MadeLoss(new NoSettings()), reader.make(Loss.class, "softmax-loss"));
    }

    @Test
    void problemsShowTheSettings() {
        String message = assertThrows(
                        ConfigurationException.class, () -> reader.make(Layer.class, "{type: conv, filters: 0}"))
                .getMessage();
        assertEquals("{type: conv, filters: 0} filters: must be at least 1; found 0", message);
    }
}
