package lamina.core.plugin;

import java.util.List;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OverrideProvider;
import lamina.api.backend.OverrideSet;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;
import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.Loss;
import lamina.api.layer.LossProvider;
import lamina.api.train.CollectiveProvider;
import lamina.api.train.Collectives;
import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;
import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;
import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/**
 * A kind of plugin. To add one: its interface in {@code lamina.api}, a line here and a {@code uses} in the module descriptor.
 *
 * @param <T> the product
 * @param name for messages: {@code layer}
 * @param product what its providers make
 * @param service the interface of its providers
 */
public record Kind<T>(String name, Class<T> product, Class<?> service) {

    private static final List<Kind<?>> ALL = List.of(
            new Kind<>("layer", Layer.class, LayerProvider.class),
            new Kind<>("loss", Loss.class, LossProvider.class),
            new Kind<>("optimizer", Optimizer.class, OptimizerProvider.class),
            new Kind<>("schedule", Schedule.class, ScheduleProvider.class),
            new Kind<>("initializer", Initializer.class, InitializerProvider.class),
            new Kind<>("dataset", Dataset.class, DatasetProvider.class),
            new Kind<>("decoder", Decoder.class, DecoderProvider.class),
            new Kind<>("augmentation", Augmentation.class, AugmentationProvider.class),
            new Kind<>("backend", Backend.class, BackendProvider.class),
            new Kind<>("override", OverrideSet.class, OverrideProvider.class),
            new Kind<>("collective", Collectives.class, CollectiveProvider.class),
            new Kind<>("listener", RunListener.class, RunListenerProvider.class));

    /** Every kind, in the order of listings. */
    public static List<Kind<?>> all() {
        return ALL;
    }

    /** Whether this class is the product of a kind of plugin. */
    public static boolean isProduct(Class<?> type) {
        return ALL.stream().anyMatch(kind -> kind.product == type);
    }

    /**
     * The kind with this product.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked") // the product was compared
    public static <T> Kind<T> of(Class<T> product) {
        return (Kind<T>) ALL.stream()
                .filter(kind -> kind.product == product)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(product + " is not the product of a kind of plugin"));
    }
}
