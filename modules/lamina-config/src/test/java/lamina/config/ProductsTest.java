package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lamina.api.ConfigurationException;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.data.Dataset;
import lamina.api.graph.Initializer;
import lamina.api.layer.Layer;
import lamina.api.layer.Loss;
import lamina.config.Fakes.CpuSettings;
import lamina.config.Fakes.GaussianSettings;
import lamina.config.Fakes.MadeBackend;
import lamina.config.Fakes.MadeInitializer;
import lamina.config.Fakes.MadeLoss;
import lamina.config.Fakes.TornadoSettings;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private final Products products = new Products(Fakes.registry());

    @Test
    void oneFromItsSettings() {
        assertEquals(
                new MadeInitializer(new GaussianSettings(0, 2)),
                products.make(Initializer.class, "{type: gaussian, std: 2}"));
        assertEquals(new MadeLoss(new NoSettings()), products.make(Loss.class, "softmax-loss"));
    }

    @Test
    void problemsShowTheSettings() {
        String message = assertThrows(
                        ConfigurationException.class, () -> products.make(Layer.class, "{type: conv, filters: 0}"))
                .getMessage();
        assertEquals("{type: conv, filters: 0} filters: must be at least 1; found 0", message);
    }

    @Test
    void allThatNeedNoSettings() {
        assertEquals(
                List.of(new MadeBackend(new CpuSettings(0)), new MadeBackend(new TornadoSettings(0))),
                products.all(Backend.class));
        assertEquals(List.of(), products.all(Dataset.class));
    }
}
