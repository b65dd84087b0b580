package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.Precision;
import lamina.api.layer.LayerProvider;
import lamina.testkit.BackendContract;
import lamina.testkit.LayerExample;
import org.junit.jupiter.api.Test;

/** Every op, gradient and layer by the kernels that TornadoVM compiles. */
class TornadoContractTest extends BackendContract<TornadoSettings> {

    @Override
    protected BackendProvider<TornadoSettings> provider() {
        return new TornadoProvider();
    }

    @Override
    protected TornadoSettings settings() {
        return new TornadoSettings(
                TornadoSettings.AUTO, Precision.F32, false, 0, false); // the contract itself compares
    }

    @Override
    protected List<LayerExample> layers() {
        return Layers.all();
    }

    @Test
    void noLayerIsForgotten() {
        Set<String> installed = new HashSet<>();
        for (LayerProvider<?> provider : ServiceLoader.load(LayerProvider.class)) {
            installed.add(provider.type());
        }
        Set<String> run = layers().stream()
                .map(layer -> layer.name().replaceFirst(",.*", ""))
                .collect(Collectors.toSet());
        assertEquals(installed, run);
    }
}
