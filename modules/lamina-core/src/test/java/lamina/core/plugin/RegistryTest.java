package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lamina.api.NoSettings;
import lamina.api.PluginException;
import lamina.api.Provider;
import lamina.api.backend.Backend;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.Loss;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private record Fake(String type) implements LayerProvider<NoSettings> {
        @Override
        public Class<NoSettings> settings() {
            return NoSettings.class;
        }

        @Override
        public Layer create(NoSettings settings) {
            return (scope, inputs) -> inputs.getFirst();
        }
    }

    private final Fake relu = new Fake("relu");
    private final Registry registry = Registry.of(new Fake("tanh"), relu, new Fake("max-pool"));

    private String miss(Class<?> product, String type) {
        return assertThrows(PluginException.class, () -> registry.find(product, type))
                .getMessage();
    }

    @Test
    void findsByProductAndType() {
        assertSame(relu, registry.find(Layer.class, "relu"));
        assertEquals(List.of("max-pool", "relu", "tanh"), registry.types(Layer.class));
    }

    @Test
    void aMissNamesWhatIsInstalled() {
        assertEquals(
                "no layer has the type \"maxpool\"; installed: max-pool, relu, tanh; did you mean \"max-pool\"?",
                miss(Layer.class, "maxpool"));
        assertEquals(
                "no layer has the type \"attention\"; installed: max-pool, relu, tanh", miss(Layer.class, "attention"));
        assertEquals("no loss has the type \"hinge\"; no loss is installed", miss(Loss.class, "hinge"));
        assertEquals(
                "no backend has the type \"tornado\"; no backend is installed; \"lamina doctor\" says what backends for GPUs need",
                miss(Backend.class, "tornado"));
    }

    @Test
    void aClassThatIsNoProduct() {
        assertThrows(IllegalArgumentException.class, () -> registry.find(String.class, "relu"));
        Provider<NoSettings, String> other = new Provider<>() {
            @Override
            public String type() {
                return "other";
            }

            @Override
            public Class<NoSettings> settings() {
                return NoSettings.class;
            }

            @Override
            public String create(NoSettings settings) {
                return "";
            }
        };
        assertThrows(IllegalArgumentException.class, () -> Registry.of(other));
    }
}
