package lamina.cli;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lamina.core.graph.Origin;
import lamina.core.graph.Origin.Phase;
import lamina.core.train.Profile;
import lamina.core.train.ProfiledOp;
import lamina.core.train.Roofline;

/** Where the time of training went, for people: by layer, and by operation. */
final class ProfileText {
    private static final String LOSS = "loss";
    private static final String BETWEEN = "(between layouts)";
    private static final String UNKNOWN = "-";

    private final Profile profile;
    private final List<ProfiledOp> ops;
    private final Optional<Roofline> roofline;
    private final double total;

    /**
     * Of a training that has ended.
     *
     * @param roofline of its device
     */
    ProfileText(Profile profile, Optional<Roofline> roofline) {
        this.profile = profile;
        this.ops = profile.ops();
        this.roofline = roofline;
        this.total = milliseconds(ops);
    }

    List<String> lines() {
        if (ops.isEmpty()) {
            return List.of("profile   no step was done");
        }
        List<String> lines = new ArrayList<>();
        lines.add("profile   the mean of %s; milliseconds of each step"
                .formatted(Numbers.count(profile.steps(), "step")));
        lines.add(
                "roofline  " + roofline.map(ProfileText::peaks).orElse("of one device only, and the run has several"));
        lines.add("");
        lines.addAll(layers());
        lines.add("");
        lines.addAll(operations());
        return lines;
    }

    private static String peaks(Roofline roofline) {
        return String.format(
                Locale.ROOT,
                "%,.0f GFLOP/s in a product of matrices, %,.1f GB/s in a sum, both measured here",
                roofline.gigaflops(),
                roofline.gigabytes());
    }

    private List<String> layers() {
        Table table = new Table(
                Table.words("layer"),
                Table.numbers("forward"),
                Table.numbers("backward"),
                Table.numbers("update"),
                Table.numbers("share"),
                Table.numbers("GFLOP/s"),
                Table.numbers("of roofline"));
        Map<String, List<ProfiledOp>> byLayer = ops.stream().collect(groupingBy(ProfileText::layer));
        inOrder(byLayer.keySet()).forEach(layer -> row(table, layer, byLayer.get(layer)));
        table.rule();
        row(table, "total", ops);
        return table.lines();
    }

    /** As in the network, then the loss, then what is no layer's. */
    private List<String> inOrder(Set<String> layers) {
        List<String> last = List.of(LOSS, BETWEEN);
        return Stream.concat(profile.layers().stream(), last.stream())
                .filter(layers::contains)
                .distinct()
                .toList();
    }

    private void row(Table table, String layer, List<ProfiledOp> own) {
        table.row(
                layer,
                time(own, Phase.FORWARD),
                time(own, Phase.BACKWARD),
                time(own, Phase.UPDATE),
                Numbers.percent(milliseconds(own) / total),
                gigaflops(own),
                share(own));
    }

    private List<String> operations() {
        Table table = new Table(
                Table.words("operation"),
                Table.words("layer"),
                Table.words("phase"),
                Table.words("writes"),
                Table.words("runs on"),
                Table.numbers("ms"),
                Table.numbers("share"),
                Table.numbers("GFLOP/s"),
                Table.numbers("of roofline"));
        ops.forEach(op -> table.row(
                op.time().placement().op().type(),
                layer(op),
                op.origin()
                        .map(origin -> origin.phase().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                Placements.written(op.time().placement()),
                op.time().placement().implementation(),
                decimal(3, op.time().milliseconds()),
                Numbers.percent(op.time().milliseconds() / total),
                gigaflops(List.of(op)),
                share(List.of(op))));
        return table.rule()
                .row("total", "", "", "", "", decimal(3, total), "", gigaflops(ops), share(ops))
                .lines();
    }

    private static String layer(ProfiledOp op) {
        return op.origin().map(Origin::layer).orElse(BETWEEN);
    }

    private static String time(List<ProfiledOp> own, Phase phase) {
        List<ProfiledOp> of = own.stream()
                .filter(op -> op.origin().map(Origin::phase).orElse(Phase.FORWARD) == phase)
                .toList();
        return of.isEmpty() ? "" : decimal(3, milliseconds(of));
    }

    private static double milliseconds(List<ProfiledOp> own) {
        return own.stream().mapToDouble(op -> op.time().milliseconds()).sum();
    }

    private static String gigaflops(List<ProfiledOp> own) {
        long flops = own.stream().mapToLong(ProfiledOp::flops).sum();
        return flops == 0 ? "" : decimal(1, flops / milliseconds(own) / 1e6);
    }

    private String share(List<ProfiledOp> own) {
        return roofline.map(roof -> own.stream().mapToDouble(roof::nanoseconds).sum() / 1e6 / milliseconds(own))
                .map(Numbers::percent)
                .orElse(UNKNOWN);
    }

    private static String decimal(int places, double number) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }
}
