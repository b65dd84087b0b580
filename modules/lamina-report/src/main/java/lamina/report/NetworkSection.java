package lamina.report;

import java.util.List;
import lamina.core.graph.LayerRow;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** The layers. */
record NetworkSection(List<LayerRow> layers) {

    List<Markup> content() {
        long parameters = layers.stream().mapToLong(LayerRow::parameters).sum();
        long multiplyAdds = layers.stream().mapToLong(LayerRow::multiplyAdds).sum();
        return List.of(
                Section.table(
                        "Layers, for one picture",
                        Section.headings("layer", "type", "output", "#parameters", "#multiply-adds"),
                        layers.stream().map(NetworkSection::row)),
                Section.note("%s, %s for one picture forward."
                        .formatted(Say.count(parameters, "parameter"), Say.count(multiplyAdds, "multiply-add"))));
    }

    private static Element row(LayerRow layer) {
        return Section.row(
                Section.named(layer.name()),
                Section.named(layer.type()),
                Section.cell(layer.output().toString()),
                Section.number(layer.parameters()),
                Section.number(layer.multiplyAdds()));
    }
}
