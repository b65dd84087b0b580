package lamina.cli;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.core.LayerSpec;
import lamina.core.graph.Assembly;
import lamina.core.graph.LayerRow;

/** A network layer by layer, as {@code check} prints it. All numbers are for one picture. */
final class LayerTable {
    private final Assembly assembly;
    private final Map<String, String> devices; // by layer; empty if there is but one

    LayerTable(Assembly assembly, List<LayerSpec> layers) {
        this.assembly = assembly;
        boolean several = layers.stream().map(LayerSpec::device).distinct().count() > 1;
        this.devices = several ? layers.stream().collect(toMap(LayerSpec::name, LayerSpec::device)) : Map.of();
    }

    List<String> lines() {
        Table table = new Table(
                Table.words("layer"),
                Table.words("type"),
                Table.numbers("output"),
                Table.numbers("neurons"),
                Table.numbers("parameters"),
                Table.numbers("multiply-adds"),
                Table.numbers("activations"));
        table.row("input", "", shape(assembly.picture()), "", "", "", "");
        assembly.layers().forEach(row -> add(row, table));
        return table.rule()
                .row(
                        "total",
                        "",
                        "",
                        total(LayerTable::neurons),
                        total(LayerRow::parameters),
                        total(LayerRow::multiplyAdds),
                        memory(sum(LayerRow::values)))
                .lines();
    }

    private void add(LayerRow row, Table table) {
        table.row(
                row.name(),
                row.type() + (devices.isEmpty() ? "" : " on " + devices.get(row.name())),
                shape(row.output()),
                known(neurons(row)),
                known(row.parameters()),
                known(row.multiplyAdds()),
                memory(row.values()));
    }

    /** Neurons are what learns: 659,272 in AlexNet counts the outputs of its eight learned layers. */
    private static long neurons(LayerRow row) {
        return row.parameters() == 0 ? 0 : row.output().size();
    }

    private String total(ToLongFunction<LayerRow> column) {
        return Numbers.grouped(sum(column));
    }

    private long sum(ToLongFunction<LayerRow> column) {
        return assembly.layers().stream().mapToLong(column).sum();
    }

    private static String known(long number) {
        return number == 0 ? "" : Numbers.grouped(number);
    }

    private static String memory(long values) {
        return Numbers.kibibytes(values * Element.FLOAT32.bytes());
    }

    private static String shape(Shape shape) {
        return shape.dimensions().stream().map(String::valueOf).collect(joining(" x "));
    }
}
