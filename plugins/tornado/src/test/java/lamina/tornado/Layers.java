package lamina.tornado;

import java.util.List;
import lamina.add.AddProvider;
import lamina.api.NoSettings;
import lamina.api.graph.Initializer;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.concat.ConcatProvider;
import lamina.conv.ConvProvider;
import lamina.conv.ConvSettings;
import lamina.dense.DenseProvider;
import lamina.dense.DenseSettings;
import lamina.dropout.DropoutProvider;
import lamina.dropout.DropoutSettings;
import lamina.flatten.FlattenProvider;
import lamina.lrn.LrnProvider;
import lamina.lrn.LrnSettings;
import lamina.lrn.SpatialLrnProvider;
import lamina.lrn.SpatialLrnSettings;
import lamina.pool.AveragePoolProvider;
import lamina.pool.AveragePoolSettings;
import lamina.pool.MaxPoolProvider;
import lamina.pool.MaxPoolSettings;
import lamina.relu.ReluProvider;
import lamina.split.SplitProvider;
import lamina.split.SplitSettings;
import lamina.tanh.TanhProvider;
import lamina.testkit.LayerExample;

/** Every layer that comes along, with settings and shapes like those of its own contract test. */
final class Layers {
    private static final Shape IMAGES = Shape.of(2, 3, 5, 7);
    private static final Initializer NONE = (_, _, _) -> {}; // the contract writes the parameters

    private Layers() {}

    static List<LayerExample> all() {
        return List.of(
                LayerExample.of("add", plain(new AddProvider()), IMAGES, IMAGES, IMAGES),
                LayerExample.of("average-pool", averagePool(), Shape.of(2, 7, 5, 3)),
                LayerExample.of(
                        "concat", plain(new ConcatProvider()), IMAGES, Shape.of(2, 3, 5, 1), Shape.of(2, 3, 5, 4)),
                LayerExample.of("conv", conv(1), Shape.of(2, 7, 5, 6)),
                LayerExample.of("conv, grouped", conv(2), Shape.of(2, 7, 5, 6)),
                LayerExample.of("dense", dense(), Shape.of(3, 3, 2, 4)),
                LayerExample.of("dropout", dropout(false), IMAGES),
                LayerExample.of("dropout, inverted", dropout(true), IMAGES),
                LayerExample.of("flatten", plain(new FlattenProvider()), IMAGES),
                LayerExample.of("lrn", new LrnProvider().create(new LrnSettings(5, 0.1f, 0.75f, 2, false)), IMAGES),
                LayerExample.of("max-pool", maxPool(), Shape.of(2, 7, 5, 3)),
                LayerExample.of("relu", plain(new ReluProvider()), IMAGES),
                LayerExample.of("spatial-lrn", spatialLrn(), Shape.of(2, 5, 4, 3)),
                LayerExample.of("split", new SplitProvider().create(new SplitSettings(3, 1)), Shape.of(2, 3, 5, 12)),
                LayerExample.of("tanh", plain(new TanhProvider()), IMAGES));
    }

    private static Layer plain(LayerProvider<NoSettings> provider) {
        return provider.create(new NoSettings());
    }

    private static Layer averagePool() {
        return new AveragePoolProvider()
                .create(new AveragePoolSettings(List.of(3, 2), List.of(2), List.of(1, 0, 1, 1), false));
    }

    private static Layer maxPool() {
        return new MaxPoolProvider().create(new MaxPoolSettings(List.of(3, 2), List.of(2), List.of(1, 0, 1, 1)));
    }

    private static Layer conv(int group) {
        return new ConvProvider()
                .create(new ConvSettings(
                        4, List.of(3, 2), List.of(2, 1), List.of(0, 1, 2, 1), group, NONE, NONE, 1, 2, 1, 0));
    }

    private static Layer dense() {
        return new DenseProvider().create(new DenseSettings(5, NONE, NONE, 1, 2, 1, 0));
    }

    private static Layer dropout(boolean inverted) {
        return new DropoutProvider().create(new DropoutSettings(0.4f, inverted));
    }

    private static Layer spatialLrn() {
        return new SpatialLrnProvider().create(new SpatialLrnSettings(3, 0.1f, 0.75f, 1, true));
    }
}
